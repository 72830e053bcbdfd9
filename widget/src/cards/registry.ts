// Which element draws which card. What is not here (or of another version) shows its text.

import { html, type TemplateResult } from "lit";
import type { Bubble, Button, Card } from "../ui/types.ts";
import "./notice.ts";
import "./script.ts";

type Draw = (card: Card, bubble: Bubble) => TemplateResult;

const VERSION = 1;

const cards: Record<string, Draw> = {
  "card.script": (card, bubble) => html`<cr-card-script .card=${card} .text=${bubble.text}></cr-card-script>`,
  "card.notice": (card, bubble) => html`<cr-card-notice .card=${card} .text=${bubble.text}></cr-card-notice>`,
  // Notices with a look of their own, by kind.
  menu: (card, bubble) => html`<cr-card-menu .card=${card} .text=${bubble.text}></cr-card-menu>`,
  brief: (card, bubble) => html`<cr-card-brief .card=${card} .text=${bubble.text}></cr-card-brief>`,
  progress: (card) => html`<cr-card-progress .card=${card}></cr-card-progress>`,
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
  const kind = custom.type === "card.notice" ? String(custom["kind"]) : "";
  const name = kind in cards ? kind : custom.type;
  if (!customElements.get(`cr-card-${name.replace("card.", "")}`)) return null;
  return cards[name]?.(custom, bubble) ?? null;
}

/** The quick replies that the card does not draw itself. */
export function repliesBeside({ buttons, custom }: Bubble): Button[] {
  const drawn = custom ? JSON.stringify(custom) : "";
  return (buttons ?? []).filter((button) => !drawn.includes(`"payload_id":"${button.payload_id}"`));
}
