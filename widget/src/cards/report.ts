// card.report: what the call came to, what was good, what to do better first, and what is next.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { base, paper } from "../ui/shared.css.ts";
import { spoken, withCalls } from "../ui/text.ts";
import { fileTools, sayTools } from "../ui/tools.ts";
import { charts, itemChart, itemTable, moodCurve } from "./charts.ts";
import { dayOf } from "./checklist.ts";
import type { Fix, ReportCard } from "./report_data.ts";

@customElement("cr-card-report")
export class ReportElement extends LitElement {
  static override styles = [
    base,
    paper,
    charts,
    css`
      .verdict { font-size: 22px; line-height: 1.4; font-weight: 700; }
      .red { padding: 10px 12px; border-radius: 10px; background: var(--brick-mist); color: var(--brick); font-weight: 600; }
      .red + .red { margin-top: 8px; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
      .two strong { display: block; font-size: 34px; line-height: 1.2; font-variant-numeric: tabular-nums; }
      .two small { font-size: 15px; font-weight: 600; color: var(--soft); }
      .two p > span:last-child { font-size: 14px; color: var(--soft); }
      blockquote { margin: 6px 0 0; padding-inline-start: 12px; border-inline-start: 3px solid var(--line); color: var(--soft); overflow-wrap: anywhere; }
      .good + .good { margin-top: 12px; }
      .pair { padding: 12px; border-radius: 12px; background: var(--mist); color: var(--mist-ink); margin-top: 10px; }
      .pair .words { margin-bottom: 10px; font-size: 20px; line-height: 1.45; font-weight: 600; }
      .pair .label { color: inherit; }
      .again { width: 100%; margin-top: 10px; }
      .reason { margin-top: 8px; font-size: 14px; color: var(--soft); }
      details > div { padding: 0 16px 14px; font-size: 15px; }
      .paths { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
      .paths ol { display: grid; gap: 6px; padding-inline-start: 18px; list-style: decimal; }
      details ol.call { display: grid; gap: 8px; padding: 0 16px 14px; font-size: 15px; }
      .call b { color: var(--soft); font-weight: 600; }
      .call .mark { display: block; font-size: 14px; font-weight: 600; color: var(--pine); }
      .next { display: grid; gap: 10px; }
      .next strong { display: block; font-size: 17px; }
      .next .btn { width: 100%; }
      .small { margin-top: 8px; }
    `,
  ];
  @property({ attribute: false }) card!: ReportCard;

  override render(): TemplateResult {
    const { card } = this;
    return html`<article aria-label="报告：${card.title}">
      <h3 class="title">${card.kind === "review" ? "通话点评" : `练习报告 · ${card.title}`}</h3>
      <section>
        <p class="verdict">${spoken(card.verdict)}</p>
      </section>
      ${card.red_lines.length
        ? html`<section>${card.red_lines.map((red) => html`<p class="red">红线：${red.title}${red.quote ? html`<br />你说的：「${red.quote}」` : nothing}</p>`)}</section>`
        : nothing}
      ${this.numbers()}
      <section><h4>十项</h4>${itemChart(card.items)}</section>
      <details><summary>看成一张表</summary><div>${itemTable(card.items)}</div></details>
      ${card.strengths.length
        ? html`<section>
            <h4>做得好</h4>
            ${card.strengths.map((one) => html`<p class="good"><b>${one.title}</b>　${one.text}</p><blockquote>「${one.quote}」</blockquote>`)}
          </section>`
        : nothing}
      ${card.fixes.map((fix, index) => this.fix(fix, index))}
      ${this.breaches()}
      ${card.curve.length > 1 ? html`<section><h4>电话里的压力和信任</h4>${moodCurve(card.curve)}</section>` : nothing}
      ${this.paths()} ${this.transcript()} ${this.next()}
      ${card.files.length ? html`<section>${fileTools(card.files)}</section>` : nothing}
    </article>`;
  }

  private numbers(): TemplateResult {
    const { process, grade, result } = this.card;
    const kept = result && { true: "守得住", false: "超出了能力", null: "" }[String(result.affordable)];
    return html`<section class="two">
      <p><span class="label">过程</span><strong>${process}<small> / 100</small></strong><span>${grade}</span></p>
      ${result
        ? html`<p>
            <span class="label">结果</span><strong>${result.rung}<small> / ${result.best}档</small></strong>
            <span>${[result.text, kept, result.written ? "有书面确认" : ""].filter(Boolean).join("，")}</span>
          </p>`
        : nothing}
    </section>`;
  }

  private fix(fix: Fix, index: number): TemplateResult {
    return html`<section>
      <h4>先改第${index + 1}处：${fix.title}</h4>
      <p>${fix.advice}</p>
      <blockquote>你说的：「${fix.quote}」</blockquote>
      <div class="pair">
        <span class="label">可以这样说</span>
        <p class="words">${spoken(fix.better)}</p>
        ${sayTools(this, fix.better)}
      </div>
      ${fix.retry
        ? html`<button class="btn lead again" type="button" @click=${() => fire(this, "cr-send", fix.retry!)}>${icons.again}${fix.retry.title}</button>`
        : nothing}
      <p class="reason">${fix.why}（指南${fix.guide}；${fix.fact}）</p>
    </section>`;
  }

  private breaches(): TemplateResult | typeof nothing {
    const { violations, reminder } = this.card;
    if (!violations.length) return nothing;
    return html`<details>
      <summary>对方不合规的地方（${violations.length}）</summary>
      <div>
        ${violations.map(
          (one) => html`<p><b>${one.kind}</b></p>
            <blockquote>他说的：「${one.quote}」</blockquote>
            <p>可以回：「${one.say}」</p>
            <p class="small">${withCalls(one.fact)}<span class="source">出处：${one.source}</span></p>`,
        )}
        <p class="small">${reminder}</p>
      </div>
    </details>`;
  }

  private paths(): TemplateResult | typeof nothing {
    const { best_path, own_path } = this.card;
    if (!best_path.length) return nothing;
    const list = (title: string, path: string[]): TemplateResult => html`<div>
      <span class="label">${title}</span>
      ${path.length ? html`<ol>${path.map((step) => html`<li>${step}</li>`)}</ol>` : html`<p>还没有做到的</p>`}
    </div>`;
    return html`<details>
      <summary>最好的走法和你的走法</summary>
      <div class="paths">${list("最好的走法", best_path)}${list("你的走法", own_path)}</div>
    </details>`;
  }

  private transcript(): TemplateResult | typeof nothing {
    if (!this.card.call.length) return nothing;
    return html`<details>
      <summary>整段通话</summary>
      <ol class="call">
        ${this.card.call.map(
          (line) => html`<li><b>${line.who === "borrower" ? "你" : "对方"}：</b>${line.text}${line.chip ? html`<span class="mark">${line.mark} ${line.chip}</span>` : nothing}</li>`,
        )}
      </ol>
    </details>`;
  }

  private next(): TemplateResult | typeof nothing {
    const { next, scenario } = this.card;
    if (!next) return nothing;
    const { title, payload_id } = next;
    return html`<section class="next">
      <p><span class="label">下次练</span><strong>${title}，${dayOf(next.date)}</strong></p>
      ${next.scenario === scenario
        ? nothing
        : html`<button class="btn lead" type="button" @click=${() => fire(this, "cr-send", { title: "下一关", payload_id })}>下一关：${title}</button>`}
    </section>`;
  }
}
