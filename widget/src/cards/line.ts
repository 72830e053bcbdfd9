// card.line and card.feedback as they stand in the chat: a rehearsed call to read through.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { FeedbackCard, LineCard } from "../call/state.ts";
import { icons } from "../ui/icons.ts";
import { base, paper } from "../ui/shared.css.ts";
import { spoken } from "../ui/text.ts";
import { sayTools } from "../ui/tools.ts";

@customElement("cr-card-line")
export class LineElement extends LitElement {
  static override styles = [
    base,
    css`
      .line { padding: 8px 14px; border-inline-start: 3px solid var(--amber); background: var(--sheet); white-space: pre-wrap; }
      .line.borrower { border-color: var(--pine); }
      .head { display: flex; gap: 6px; align-items: center; margin-bottom: 6px; font-size: 14px; color: var(--soft); }
      .icon { width: 16px; height: 16px; }
    `,
  ];
  @property({ attribute: false }) card!: LineCard;
  @property() text = "";

  override render(): TemplateResult {
    const { event, who, title } = this.card;
    return html`${event === "ring" ? html`<p class="head">${icons.phone}练习来电 · ${title}</p>` : nothing}
      <div class="line ${who}"><span class="label">${who === "borrower" ? "示范" : "对方（练习）"}</span>${this.text}</div>
      ${event === "end" ? html`<p class="head">${icons.hangUp}通话结束</p>` : nothing}`;
  }
}

@customElement("cr-card-feedback")
export class FeedbackElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      .chip { display: inline-flex; gap: 6px; padding: 4px 12px; border-radius: 14px; background: var(--mist); color: var(--mist-ink); font-size: 14px; font-weight: 600; }
      .poor { background: var(--amber-mist); color: var(--amber); }
      .red { background: var(--brick-mist); color: var(--brick); }
      dl { grid-template-columns: none; }
    `,
  ];
  @property({ attribute: false }) card!: FeedbackCard;
  @property() text = "";

  override render(): TemplateResult {
    const { kind, mark, title, text, say_now, before, after } = this.card;
    if (kind === "hint" && say_now) {
      return html`<article aria-label="提示">
        <div class="say"><span class="label">提示：${title}</span><p class="words">${spoken(say_now)}</p>${sayTools(this, say_now)}</div>
        <section>${text}</section>
      </article>`;
    }
    if (kind === "difference" && before && after) {
      return html`<article aria-label="重来前后">
        <section>
          <dl>
            <div><dt>之前（压力${before.pressure}，信任${before.trust}）</dt><dd>「${before.text}」</dd></div>
            <div><dt>这次（压力${after.pressure}，信任${after.trust}）</dt><dd>「${after.text}」</dd></div>
          </dl>
        </section>
        <section><b>${text}</b></section>
      </article>`;
    }
    const tone = { "△": "poor", "✗": "red", "✓": "", "": "" }[mark];
    return html`<p class="chip ${tone}">${mark ? html`<span>${mark}</span>` : nothing}${text}</p>`;
  }
}
