// card.letter: a letter on paper. Its blanks can be filled in here; what is typed stays in the page.

import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { icons } from "../ui/icons.ts";
import { base, paper } from "../ui/shared.css.ts";
import { withCalls } from "../ui/text.ts";
import { fileTools, whyList } from "../ui/tools.ts";
import type { Card, CardFile, Reason } from "../ui/types.ts";
import { printText } from "./print.ts";

export interface LetterCard extends Card {
  id: string;
  title: string;
  to: string;
  body: string;
  blanks: string[];
  attach: string[];
  channel: { do: string; why: Reason[] }[];
  why: Reason[];
  notes: string[];
  files: CardFile[];
}

const BLANK = /【请填：([^】]*)】/g;

@customElement("cr-card-letter")
export class LetterElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      .paper {
        margin: 10px 12px 14px; padding: 22px 20px 26px; border: 1px solid #d9d2c2; border-radius: 2px; background: #fffef9; color: #1c2423;
        box-shadow: 0 1px 3px rgb(0 0 0 / 12%); font-family: "Songti SC", "Noto Serif CJK SC", SimSun, serif; font-size: 16px; line-height: 1.85; white-space: pre-wrap; overflow-wrap: anywhere;
      }
      mark { padding: 1px 4px; border-radius: 4px; background: #ffe9a8; color: #4a3500; font-family: system-ui, sans-serif; font-size: 14px; }
      mark.filled { background: none; color: inherit; padding: 0; font: inherit; border-bottom: 1px solid #8a8371; border-radius: 0; }
      @media (prefers-color-scheme: dark) { .paper { border: 0; background: #e9e4d6; } }
      .tools { padding: 0 12px 14px; }
      .files .tools { padding: 0; }
      .fill { display: grid; gap: 12px; padding: 4px 16px 16px; }
      label { display: grid; gap: 4px; font-size: 14px; color: var(--soft); }
      input { min-height: 44px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--sheet); color: var(--ink); font-size: 16px; }
      ol { display: grid; gap: 10px; counter-reset: way; }
      .ways li { display: grid; grid-template-columns: 26px 1fr; align-items: baseline; counter-increment: way; }
      .ways li::before { content: counter(way); width: 20px; border-radius: 50%; background: var(--mist); color: var(--mist-ink); font-size: 13px; line-height: 20px; text-align: center; }
      .dots { display: grid; gap: 4px; }
      .dots li { display: grid; grid-template-columns: 26px 1fr; }
      .dots li::before { content: ""; width: 6px; height: 6px; margin: 10px 7px; border-radius: 50%; background: var(--pine); }
      .label { margin-bottom: 6px; }
      .reason { display: block; font-size: 14px; color: var(--soft); }
    `,
  ];
  @property({ attribute: false }) card!: LetterCard;
  @state() private filled: Record<string, string> = {};

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("card");
    if (before && before.body !== this.card.body) this.filled = {};
  }

  override render(): TemplateResult {
    const { title, attach, channel, why, notes, blanks } = this.card;
    const open = [...new Set(blanks)];
    return html`<article aria-label=${title}>
      <h3 class="title">${title}</h3>
      <div class="paper">${this.marked()}</div>
      <div class="tools">
        <cr-copy label="复制全部" .text=${this.text}></cr-copy>
        <button class="btn" type="button" @click=${() => printText(title, this.text)}>${icons.print}打印</button>
      </div>
      ${open.length
        ? html`<details>
            <summary>在这里填空（${open.length}处，只留在您的屏幕上）</summary>
            <div class="fill">
              ${open.map(
                (blank) => html`<label>${blank}<input autocomplete="off" .value=${this.filled[blank] ?? ""} @input=${(event: Event) => this.fill(blank, event)} /></label>`,
              )}
            </div>
          </details>`
        : nothing}
      <section>
        <span class="label">怎么交</span>
        <ol class="ways">
          ${channel.map(
            (way) => html`<li><span>${withCalls(way.do)}${way.why.map((one) => html`<span class="reason">${one.text}</span><span class="source">出处：${one.source}</span>`)}</span></li>`,
          )}
        </ol>
      </section>
      <section>
        <span class="label">附上</span>
        <ul class="dots">${attach.map((one) => html`<li>${one}</li>`)}</ul>
      </section>
      <section class="small">${notes.map((note) => html`<p>${note}</p>`)}</section>
      <section>${fileTools(this.files)}</section>
      ${whyList(why)}
    </article>`;
  }

  private fill(blank: string, event: Event): void {
    this.filled = { ...this.filled, [blank]: (event.target as HTMLInputElement).value };
  }

  /** The letter with what was filled in; blanks that are open stay as they are. */
  private get text(): string {
    return this.with(this.card.body);
  }

  private get files(): CardFile[] {
    return this.card.files.map((file) => ({ ...file, text: this.with(file.text) }));
  }

  private with(text: string): string {
    return text.replace(BLANK, (whole, blank: string) => this.filled[blank]?.trim() || whole);
  }

  private marked(): (string | TemplateResult)[] {
    return this.card.body.split(BLANK).map((part, index) => {
      if (index % 2 === 0) return part;
      const words = this.filled[part]?.trim();
      return words ? html`<mark class="filled">${words}</mark>` : html`<mark>【请填：${part}】</mark>`;
    });
  }
}
