// card.checklist: things to keep in mind and to do; what is ticked stays in this browser only.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { base, paper } from "../ui/shared.css.ts";
import { fileTools } from "../ui/tools.ts";
import type { Card, CardFile } from "../ui/types.ts";
import { keep, kept } from "../ui/keep.ts";

export interface ChecklistItem {
  text: string;
  date: string | null;
  tick: boolean;
}

export interface ChecklistCard extends Card {
  kind: string;
  id: string;
  title: string;
  sections: { title: string; items: ChecklistItem[] }[];
  notes: string[];
  files: CardFile[];
}

@customElement("cr-card-checklist")
export class ChecklistElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      h4 { margin: 0; font-size: 14px; color: var(--soft); }
      .items { display: grid; }
      .items > li { padding: 4px 0; }
      label { display: grid; grid-template-columns: 32px 1fr auto; align-items: center; min-height: 44px; cursor: pointer; }
      input { appearance: none; display: grid; place-items: center; width: 22px; height: 22px; margin: 0; border: 2px solid var(--edge); border-radius: 6px; background: var(--sheet); }
      input:checked { border-color: var(--pine); background: var(--pine); }
      input:checked::after { content: ""; width: 6px; height: 11px; margin-top: -3px; border: solid var(--pine-ink); border-width: 0 2.5px 2.5px 0; transform: rotate(45deg); }
      input:checked + span { color: var(--soft); text-decoration: line-through; }
      time { padding-inline-start: 12px; font-size: 14px; color: var(--soft); white-space: nowrap; }
      .plain { display: flex; justify-content: space-between; }
      .done { padding-inline-start: 8px; font-weight: 400; }
      .files { margin-top: 10px; }
    `,
  ];
  @property({ attribute: false }) card!: ChecklistCard;
  @state() private ticked = new Set<string>();

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("card")) this.ticked = new Set(kept<string[]>(this.place) ?? []);
  }

  override render(): TemplateResult {
    const { title, sections, notes, files } = this.card;
    return html`<article aria-label=${title}>
      <h3 class="title">${title}</h3>
      ${sections.map((section) => {
        const todo = section.items.filter((item) => item.tick);
        const done = todo.filter((item) => this.ticked.has(item.text)).length;
        return html`<section>
          <h4>${section.title}${todo.length ? html`<span class="done">${done}/${todo.length}</span>` : nothing}</h4>
          <ul class="items">${section.items.map((item) => html`<li>${this.item(item)}</li>`)}</ul>
        </section>`;
      })}
      <section class="small">
        ${notes.map((note) => html`<p>${note}</p>`)}
        ${fileTools(files)}
      </section>
    </article>`;
  }

  private item(item: ChecklistItem): TemplateResult {
    const date = item.date ? html`<time datetime=${item.date}>${dayOf(item.date)}</time>` : nothing;
    if (!item.tick) return html`<span class="plain"><span>${item.text}</span>${date}</span>`;
    return html`<label>
      <input type="checkbox" .checked=${this.ticked.has(item.text)} @change=${() => this.toggle(item.text)} />
      <span>${item.text}</span>${date}
    </label>`;
  }

  private toggle(text: string): void {
    const ticked = new Set(this.ticked);
    if (!ticked.delete(text)) ticked.add(text);
    this.ticked = ticked;
    keep(this.place, [...ticked]);
  }

  private get place(): string {
    return `ticks.${this.card.id}`;
  }
}

/** 2026-11-29 → 11月29日. */
export function dayOf(date: string): string {
  const [, month, day] = date.split("-").map(Number);
  return `${month}月${day}日`;
}
