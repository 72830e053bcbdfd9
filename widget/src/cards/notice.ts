// A notice: an ordinary bubble, unless its kind asks for more.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base, paper } from "../ui/shared.css.ts";
import { spoken, withCalls } from "../ui/text.ts";
import { fileTools, sayTools } from "../ui/tools.ts";
import type { Card, CardFile } from "../ui/types.ts";

/** card.notice, version 1. */
export interface NoticeCard extends Card {
  kind: string;
  id: string | null;
  title?: string;
  say_now?: string;
  push?: string;
  do?: string;
  step?: { number: number; of: number; title: string };
  marks?: string[];
  files?: CardFile[];
}

@customElement("cr-card-notice")
export class NoticeElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      :host { width: auto; max-width: min(100%, 34em); }
      :host([wide]) { width: min(100%, 34em); }
      .bubble { padding: 10px 14px; white-space: pre-wrap; }
      .safety { padding: 14px 16px; border: 2px solid var(--pine); font-size: 18px; white-space: pre-wrap; }
      .call { color: inherit; font-weight: 700; white-space: nowrap; }
      .do { font-weight: 600; }
    `,
  ];
  @property({ attribute: false }) card!: NoticeCard;
  @property() text = "";
  @property({ type: Boolean, reflect: true }) wide = false;

  override render(): TemplateResult {
    const { card } = this;
    if (card.say_now) return this.sentence(card.say_now);
    if (card.kind === "safety") return html`<article class="safety">${withCalls(this.text)}</article>`;
    return html`<article class="bubble">${withCalls(this.text)}</article>${fileTools(card.files)}`;
  }

  private sentence(say: string): TemplateResult {
    const { card } = this;
    const title = card.step ? `第${card.step.number}步，共${card.step.of}步 · ${card.step.title}` : card.title;
    return html`<article>
      ${title ? html`<h3 class="title">${title}</h3>` : nothing}
      <section class="say">
        <span class="label">现在说</span>
        <p class="words">${spoken(say)}</p>
        ${sayTools(this, say)}
      </section>
      ${card.push ? html`<section><span class="label">再逼就说</span><p>${spoken(card.push)}</p></section>` : nothing}
      ${card.do ? html`<section><span class="label">接着做</span><p class="do">${card.do}</p></section>` : nothing}
    </article>`;
  }
}
