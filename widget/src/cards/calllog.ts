// card.calllog: what was written down of the calls, with what in them breaks which rule.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fire } from "../ui/events.ts";
import { base, paper } from "../ui/shared.css.ts";
import { fileTools } from "../ui/tools.ts";
import type { Card, CardFile } from "../ui/types.ts";

/** What an entry breaks, or what the times of all of them show. */
export interface Finding {
  kind: string;
  text: string;
  tag: string;
  source: string;
  seen?: string;
}

export interface LoggedCall {
  n: number;
  id: string;
  title: string;
  rows: { field: string; label: string; value: string }[];
  violations: Finding[];
}

export interface CalllogCard extends Card {
  kind: "entry" | "list";
  calls: LoggedCall[];
  findings: Finding[];
  reminder?: string;
  disclaimer?: string;
  files: CardFile[];
}

@customElement("cr-card-calllog")
export class CalllogElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      .call > summary, .entry > h4 { word-break: keep-all; font-size: 16px; font-weight: 600; color: var(--ink); }
      .entry > h4 { margin: 0; padding: 8px 16px 0; }
      summary { flex-wrap: wrap; padding-block: 10px; padding-inline-end: 40px; position: relative; gap: 4px 8px; }
      summary::after { position: absolute; inset-inline-end: 18px; top: 18px; }
      .marks { display: flex; flex-wrap: wrap; gap: 4px; width: 100%; }
      .mark { padding: 0 8px; border-radius: 6px; background: var(--brick-mist); color: var(--brick); font-size: 13px; font-weight: 600; }
      dl { padding: 8px 16px 12px; }
      .found { display: grid; gap: 10px; padding: 0 16px 12px; font-size: 15px; }
      .found li { padding: 10px 12px; border-radius: 10px; background: var(--brick-mist); }
      .found strong { display: block; color: var(--brick); }
      .found .seen { display: block; font-size: 14px; }
      .found .source { color: var(--ink); opacity: .8; }
      .tools { padding: 0 16px 14px; }
      .last { display: grid; gap: 10px; }
      .last .tools { padding: 0; }
      .empty { color: var(--soft); }
    `,
  ];
  @property({ attribute: false }) card!: CalllogCard;

  override render(): TemplateResult {
    const { kind, calls, findings, reminder, disclaimer, files } = this.card;
    const title = kind === "entry" ? "记下了" : `通话记录（${calls.length}条）`;
    return html`<article aria-label=${title}>
      <h3 class="title">${title}</h3>
      ${kind === "entry" ? calls.map((call) => this.entry(call)) : calls.map((call) => this.folded(call))}
      ${calls.length ? nothing : html`<section class="empty">还没有记录。</section>`}
      ${findings.length ? html`<section><ul class="found whole">${findings.map(finding)}</ul></section>` : nothing}
      ${reminder || files.length || disclaimer
        ? html`<section class="last">
            ${reminder ? html`<p>${reminder}</p>` : nothing}
            ${fileTools(files)}
            ${disclaimer ? html`<p class="small">${disclaimer}</p>` : nothing}
          </section>`
        : nothing}
    </article>`;
  }

  private entry(call: LoggedCall): TemplateResult {
    return html`<div class="entry">
      <h4>第${call.n}条 ${call.title}</h4>
      ${this.body(call)}
    </div>`;
  }

  private folded(call: LoggedCall): TemplateResult {
    return html`<details class="call">
      <summary>
        <span>第${call.n}条 ${call.title}</span>
        ${call.violations.length
          ? html`<span class="marks">${call.violations.map((one) => html`<span class="mark">${one.kind}</span>`)}</span>`
          : nothing}
      </summary>
      ${this.body(call)}
    </details>`;
  }

  private body(call: LoggedCall): TemplateResult {
    return html`<dl>${call.rows.map((row) => html`<dt>${row.label}</dt><dd>${row.value}</dd>`)}</dl>
      ${call.violations.length ? html`<ul class="found">${call.violations.map(finding)}</ul>` : nothing}
      <div class="tools">
        ${this.say("改一改", `改第${call.n}条`)}${this.say("删掉", `删掉第${call.n}条`, "danger")}
      </div>`;
  }

  private say(title: string, text: string, kind = ""): TemplateResult {
    return html`<button class="btn ${kind}" type="button" aria-label=${title === text ? nothing : `${title}：${text}`} @click=${() => fire(this, "cr-say", { text })}>${title}</button>`;
  }
}

function finding(one: Finding): TemplateResult {
  return html`<li>
    <strong>${one.kind}</strong>
    ${one.seen ? html`<span class="seen">看到：${one.seen}</span>` : nothing}
    <span class="tag">${one.tag}</span>${one.text}
    <span class="source">出处：${one.source}</span>
  </li>`;
}
