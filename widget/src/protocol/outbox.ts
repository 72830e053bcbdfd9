// What the user said, until the server has it: 发送中, 失败, 重发. One after another, in order.

import { Refusal, pause } from "./http.ts";
import type { Session } from "./session.ts";

const PAUSES_MS = [1_000, 3_000];
const LONGEST_PAUSE_MS = 5_000;
const PASSING = [429, 502, 503, 504];

export interface Entry {
  mid: string;
  /** What is shown: the typed text, or a button's title. */
  text: string;
  payloadId?: string | undefined;
  state: "sending" | "failed" | "sent";
  /** Why it failed, for the user. */
  error: string;
  /** Kinds of personal data that were masked, here or on the server. */
  masked: string[];
}

interface Accepted {
  mid: string;
  text?: string;
  masked?: string[];
}

export class Outbox {
  // In memory only: what is unsent leaves no trace on the device.
  private entries: Entry[] = [];
  private busy = false;

  constructor(
    private readonly session: Session,
    private readonly changed: (entry: Entry) => void,
    private readonly delivered: () => void,
  ) {}

  /** What the server does not have yet, or not in its history. */
  get all(): readonly Entry[] {
    return this.entries;
  }

  add(text: string, payloadId?: string, masked: string[] = []): void {
    const mid = crypto.getRandomValues(new Uint32Array(4)).join("-");
    const entry: Entry = { mid, text, payloadId, state: "sending", error: "", masked };
    this.entries.push(entry);
    this.changed(entry);
    void this.flush();
  }

  /** Sends a failed message once more. Its id stays, so it cannot be handled twice. */
  retry(mid: string): void {
    const entry = this.entries.find((one) => one.mid === mid && one.state === "failed");
    if (!entry) return;
    this.update(entry, { state: "sending", error: "" });
    void this.flush();
  }

  /** Drops what the history has. */
  settle(known: Set<string>): void {
    this.entries = this.entries.filter((entry) => !known.has(entry.mid));
  }

  clear(): void {
    this.entries = [];
  }

  private update(entry: Entry, change: Partial<Entry>): void {
    Object.assign(entry, change);
    if (this.entries.includes(entry)) this.changed(entry);
  }

  private async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      let entry;
      while ((entry = this.entries.find((one) => one.state === "sending"))) await this.deliver(entry);
    } finally {
      this.busy = false;
    }
  }

  private async deliver(entry: Entry): Promise<void> {
    const { mid, text, payloadId, masked } = entry;
    const payload = payloadId ? { mid, text, title: text, payload_id: payloadId } : { mid, text, masked };
    for (let tried = 0; ; tried += 1) {
      try {
        const answer = await this.session.call<Accepted>("POST", "api/send", payload);
        this.delivered();
        this.update(entry, { state: "sent", text: answer.text || text, masked: answer.masked ?? masked });
        return;
      } catch (error) {
        const refusal = error instanceof Refusal ? error : null;
        const wait = (refusal?.retryAfter ?? 0) * 1000 || (PAUSES_MS[tried] ?? Infinity);
        const passing = !refusal || PASSING.includes(refusal.status);
        if (!passing || tried >= PAUSES_MS.length || wait > LONGEST_PAUSE_MS) {
          this.update(entry, { state: "failed", error: refusal?.message ?? "网络断了，没发出去。" });
          return;
        }
        await pause(wait);
      }
    }
  }
}
