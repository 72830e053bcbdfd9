// Which element draws which card. What is not here (or of another version) shows its text.

import { html, type TemplateResult } from "lit";
import type { Bubble, Card } from "../ui/types.ts";
import "./notice.ts";
import "./script.ts";

type Draw = (card: Card, bubble: Bubble) => TemplateResult;

const VERSION = 1;

const cards: Record<string, Draw> = {
  "card.script": (card, bubble) => html`<cr-card-script .card=${card} .text=${bubble.text}></cr-card-script>`,
  "card.notice": (card, bubble) =>
    card["kind"] === "progress"
      ? html`<cr-card-progress .card=${card}></cr-card-progress>`
      : html`<cr-card-notice .card=${card} .text=${bubble.text}></cr-card-notice>`,
  "card.line": (card, bubble) => html`<cr-card-line .card=${card} .text=${bubble.text}></cr-card-line>`,
  "card.feedback": (card) => html`<cr-card-feedback .card=${card}></cr-card-feedback>`,
  "card.report": (card) => html`<cr-card-report .card=${card}></cr-card-report>`,
  "card.plan": (card) => html`<cr-card-plan .card=${card}></cr-card-plan>`,
  "card.calllog": (card) => html`<cr-card-calllog .card=${card}></cr-card-calllog>`,
  "card.letter": (card) => html`<cr-card-letter .card=${card}></cr-card-letter>`,
  "card.checklist": (card) => html`<cr-card-checklist .card=${card}></cr-card-checklist>`,
};

/** The bubble's card as a template; null if the page does not know it, or not yet (parts.ts). */
export function drawCard(bubble: Bubble): TemplateResult | null {
  const { custom } = bubble;
  if (!custom || custom.v !== VERSION) return null;
  const template = cards[custom.type]?.(custom, bubble);
  return template && isReady(custom) ? template : null;
}

function isReady({ type, kind }: Card): boolean {
  const name = kind === "progress" ? "progress" : type.replace("card.", "");
  return Boolean(customElements.get(`cr-card-${name}`));
}
