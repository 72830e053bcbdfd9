// The conversation as it is shown: what was said, in order, with what is still on its way.

import { mask } from "../protocol/mask.ts";
import type { Entry } from "../protocol/outbox.ts";
import type { Bubble } from "../ui/types.ts";

export type Item =
  | { kind: "user"; key: string; text: string; entry?: Entry }
  | { kind: "bot"; key: string; bubble: Bubble }
  /** A line from the page itself, not from the bot. */
  | { kind: "note"; key: string; text: string };

export class Conversation {
  private notes = 0;
  items: readonly Item[] = [];

  get isEmpty(): boolean {
    return this.items.length === 0;
  }

  /** Everything that was said, as bubbles, oldest first. */
  get bubbles(): Bubble[] {
    return this.items.flatMap((item): Bubble[] => {
      if (item.kind === "bot") return [item.bubble];
      return item.kind === "user" ? [{ id: item.key, from: "user", text: item.text }] : [];
    });
  }

  /** Begins anew with the stored events; what is still in the outbox comes last. */
  replace(events: readonly Bubble[], outbox: readonly Entry[]): void {
    this.items = events.map((event): Item =>
      event.from === "user"
        ? { kind: "user", key: event.id, text: event.text }
        : { kind: "bot", key: event.id, bubble: event });
    for (const entry of outbox) this.showEntry(entry);
  }

  /** Adds or updates a message of the user's own. */
  showEntry(entry: Entry): void {
    // A copy, so that what is shown changes only when the list does.
    const item: Item = { kind: "user", key: entry.mid, text: entry.text, entry: { ...entry } };
    const known = this.items.some((one) => one.key === entry.mid);
    this.items = known ? this.items.map((one) => (one.key === entry.mid ? item : one)) : [...this.items, item];
  }

  showBubble(bubble: Bubble): void {
    this.items = [...this.items, { kind: "bot", key: bubble.id, bubble }];
  }

  note(text: string): void {
    this.notes += 1;
    this.items = [...this.items, { kind: "note", key: `note-${this.notes}`, text }];
  }

  /** The whole conversation as plain text, to take away. */
  asText(today: Date): string {
    const lines = this.bubbles.map((one) => `${one.from === "user" ? "我" : "从容"}：${mask(one.text).text}`);
    return [`和从容的对话 ${today.toLocaleString("zh-CN")}`, "以下为一般信息，不构成法律意见。", ...lines].join("\n\n");
  }
}
