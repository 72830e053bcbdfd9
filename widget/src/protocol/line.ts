// The line to the bot: session, outbox and listener as one thing for the page.

import type { Bubble } from "../ui/types.ts";
import { Listener } from "./listener.ts";
import { mask } from "./mask.ts";
import { Outbox, type Entry } from "./outbox.ts";
import { Session } from "./session.ts";

export interface LineEvents {
  history(events: Bubble[], outbox: readonly Entry[]): void;
  /** Everything was deleted in the chat. */
  erased(): void;
  bubble(bubble: Bubble): void;
  typing(on: boolean): void;
  outbox(entry: Entry): void;
  link(up: boolean): void;
  /** The old conversation was no longer good; a new one begins. */
  renewed(): void;
}

export class Line {
  private readonly session: Session;
  private readonly sending: Outbox;
  private readonly listener: Listener;

  constructor(base: string, on: LineEvents) {
    this.session = new Session(base, (expected) => {
      if (!expected) on.renewed();
      this.listener.reconnect("anew");
    });
    this.sending = new Outbox(this.session, on.outbox, () => this.listener.setLink(true));
    this.listener = new Listener(this.session, {
      ...on,
      erased: () => {
        this.sending.clear();
        on.erased();
      },
      history: (events) => {
        this.sending.settle(new Set(events.map((event) => event.id)));
        on.history(events, this.sending.all);
      },
    });
  }

  start(): void {
    this.listener.start();
  }

  /** Says what was typed, masked before it leaves. */
  say(text: string): void {
    const masked = mask(text);
    this.sending.add(masked.text, undefined, masked.kinds);
  }

  /** Presses a button. */
  press(title: string, payloadId: string): void {
    this.sending.add(title, payloadId);
  }

  retry(mid: string): void {
    this.sending.retry(mid);
  }

  /** Whether this device keeps nothing once the window is closed. */
  get forgetful(): boolean {
    return this.session.forgetful;
  }

  set forgetful(on: boolean) {
    this.session.forgetful = on;
  }

  /** Erases the conversation on the server and begins a new one. */
  async erase(): Promise<void> {
    await this.session.erase();
    this.sending.clear();
    this.listener.forget();
  }
}
