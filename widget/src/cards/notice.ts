// A notice: an ordinary bubble, unless its kind asks for more.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base, paper } from "../ui/shared.css.ts";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { dial, phoneNumbers, spoken, withCalls } from "../ui/text.ts";
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
      .safety { border: 2px solid var(--pine); font-size: 18px; }
      .safety p { padding: 14px 16px; white-space: pre-wrap; }
      .safety ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(8em, 1fr)); gap: 8px; padding: 0 16px 16px; }
      .safety .btn { width: 100%; min-height: 52px; padding-inline: 8px; white-space: nowrap; text-decoration: none; font-size: 18px; }
      details .bubble { padding-top: 0; }
      .refusal { border-inline-start: 4px solid var(--amber); border-end-start-radius: 4px; }
      .files { margin-top: 8px; }
      .call { font-weight: 700; white-space: nowrap; }
      .live { width: 100%; }
      .do { font-weight: 600; }
    `,
  ];
  @property({ attribute: false }) card!: NoticeCard;
  @property() text = "";
  @property({ type: Boolean, reflect: true }) wide = false;

  override willUpdate(): void {
    this.wide = Boolean(this.card.say_now) || this.card.kind === "safety";
  }

  override render(): TemplateResult {
    const { card } = this;
    if (card.say_now) return this.sentence(card.say_now);
    if (card.kind === "safety") return this.safety();
    // Reasons are there for who wants them; the answer comes first.
    const [answer = "", why] = this.text.split("\n为什么：");
    return html`<article class=${card.kind}><div class="bubble">${withCalls(answer)}</div>
        ${why ? html`<details><summary>为什么</summary><p class="bubble small">${withCalls(why)}</p></details>` : nothing}
      </article>${fileTools(card.files)}`;
  }

  /** Danger: the words are large, and every help line in them is one tap away. */
  private safety(): TemplateResult {
    const lines = [...new Set(phoneNumbers(this.text).map(([number]) => number))];
    return html`<article class="safety">
      <p>${withCalls(this.text)}</p>
      ${lines.length
        ? html`<ul>
            ${lines.map((number) => html`<li><a class="btn lead" href=${dial(number)}>${icons.phone}拨打 ${number}</a></li>`)}
          </ul>`
        : nothing}
    </article>`;
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
      ${card.marks?.length
        ? html`<section class="warn"><span class="label">要当心</span><p>${card.marks.join("、")}</p></section>`
        : nothing}
      ${card.push ? html`<section><span class="label">再逼就说</span><p>${spoken(card.push)}</p></section>` : nothing}
      ${card.kind === "live" && card.push
        ? html`<section><button class="btn lead live" type="button" @click=${() => fire(this, "cr-live", {})}>${icons.phone}换成点的，不用打字</button></section>`
        : nothing}
      ${card.do ? html`<section><span class="label">接着做</span><p class="do">${withCalls(card.do)}</p></section>` : nothing}
    </article>`;
  }
}
