// The answer card: what to say now comes first and largest.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base, paper } from "../ui/shared.css.ts";
import { spoken, withCalls } from "../ui/text.ts";
import { sayTools, whyList } from "../ui/tools.ts";
import type { Card, Reason } from "../ui/types.ts";

/** card.script, version 1. */
export interface ScriptCard extends Card {
  id: string;
  title: string;
  say_now: string;
  if_they_push: string;
  never_say: string;
  answer?: string;
  next: string;
  why: Reason[];
  sources: string[];
  notes?: string[];
}

@customElement("cr-card-script")
export class ScriptElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      .push p { font-size: 19px; line-height: 1.5; font-weight: 500; }
      .line { display: flex; gap: 10px; align-items: baseline; }
      .line .label { flex: none; font-size: 14px; }
      .never { font-weight: 600; }
      .next .label { color: var(--pine); }
      section.answer, section.push { border-top: 0; }
    `,
  ];
  @property({ attribute: false }) card!: ScriptCard;
  @property() text = "";

  override render(): TemplateResult {
    const { card } = this;
    return html`<article aria-label=${card.title}>
      <h3 class="title">${card.title}</h3>
      <section class="say">
        <span class="label">现在说</span>
        <p class="words">${spoken(card.say_now)}</p>
        ${sayTools(this, card.say_now)}
      </section>
      <section class="push">
        <span class="label">再逼就说</span>
        <p>${spoken(card.if_they_push)}</p>
      </section>
      <section class="line never warn"><span class="label">千万别</span><span>${card.never_say}</span></section>
      ${card.answer
        ? html`<section class="answer"><span class="label">简单说</span><p>${withCalls(card.answer)}</p></section>`
        : nothing}
      <section class="line next"><span class="label">下一步</span><span>${withCalls(card.next)}</span></section>
      ${whyList(card.why, this.notes)}
    </article>`;
  }

  /** Notes, and sources that no reason names. */
  private get notes(): string[] {
    const { card } = this;
    const named = card.why.map((reason) => reason.source ?? "");
    const others = card.sources.filter((source) => !named.some((name) => name.startsWith(source)));
    return [...(card.notes ?? []), ...(others.length ? [`另见：${others.join("；")}`] : [])];
  }
}
