// Before a rehearsed call (card.notice, kind brief): who one is, what one knows, what to try.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base, paper } from "../ui/shared.css.ts";
import { stageName } from "../ui/text.ts";
import type { Card } from "../ui/types.ts";

/** card.notice, kind brief, version 1. notice: a word of warning before harsh calls. */
export interface BriefCard extends Card {
  title: string;
  stage: string;
  level: number;
  intensity: number;
  own: boolean;
  role: string;
  know: string[];
  goals: { item: string; title: string; say: string }[];
  notice: string;
}

@customElement("cr-card-brief")
export class BriefElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; padding: 14px 16px 0; }
      h3 { font-size: 18px; line-height: 1.4; }
      .meta { color: var(--soft); font-size: 14px; }
      .label { margin-bottom: 6px; }
      .know { display: grid; gap: 4px; padding-inline-start: 1.2em; list-style: disc; }
      .goals { display: grid; gap: 10px; counter-reset: goal; }
      .goals li { display: grid; grid-template-columns: 28px 1fr; gap: 10px; counter-increment: goal; }
      .goals li::before { content: counter(goal); display: grid; place-items: center; width: 28px; height: 28px; border-radius: 50%; background: var(--mist); color: var(--mist-ink); font-weight: 600; }
      .goals b { display: block; }
      .goals span { color: var(--soft); font-size: 15px; }
    `,
  ];
  @property({ attribute: false }) card!: BriefCard;
  @property() text = "";

  override render(): TemplateResult {
    const { card } = this;
    return html`<article aria-label=${card.title}>
      <header>
        <h3>${card.title}</h3>
        <span class="meta">${stageName(card.stage)} · 第${card.level}关 · 强度${card.intensity}${card.own ? " · 用您的情况" : ""}</span>
      </header>
      <section><p>${card.role}</p></section>
      <section>
        <span class="label">您知道</span>
        <ul class="know">${card.know.map((fact) => html`<li>${fact}</li>`)}</ul>
      </section>
      <section>
        <span class="label">这次试着做到</span>
        <ol class="goals">
          ${card.goals.map(({ title, say }) => html`<li><div><b>${title}</b><span>${say}</span></div></li>`)}
        </ol>
      </section>
      ${card.notice ? html`<section class="warn"><p>${card.notice}</p></section>` : nothing}
      <section><p>${this.text.split("\n").pop()}</p></section>
    </article>`;
  }
}
