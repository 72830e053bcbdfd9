// Which element draws which card. What is not here (or of another version) shows its text.

import { html, type TemplateResult } from "lit";
import type { Bubble, Card } from "../ui/types.ts";
import "./notice.ts";
import "./script.ts";

type Draw = (card: Card, bubble: Bubble) => TemplateResult;

const VERSION = 1;

const cards: Record<string, Draw> = {
  "card.script": (card, bubble) => html`<cr-card-script .card=${card} .text=${bubble.text}></cr-card-script>`,
  "card.notice": (card, bubble) => html`<cr-card-notice .card=${card} .text=${bubble.text}></cr-card-notice>`,
};

/** The bubble's card as a template, or null if this page does not know it. */
export function drawCard(bubble: Bubble): TemplateResult | null {
  const { custom } = bubble;
  if (!custom || custom.v !== VERSION) return null;
  return cards[custom.type]?.(custom, bubble) ?? null;
}
