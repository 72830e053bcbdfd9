// The screens of a call: the rehearsal, and the sheet for a call that is going on.
// Both are full-screen elements; `cr-close` brings back the chat.

import type { Bubble } from "../ui/types.ts";

/** Whether a rehearsed call is going on. */
export function callIsOn(bubbles: readonly Bubble[]): boolean {
  const cards = bubbles.map((bubble) => bubble.custom?.type);
  return cards.lastIndexOf("card.line") > cards.lastIndexOf("card.report");
}
