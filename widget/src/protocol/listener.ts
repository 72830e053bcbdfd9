// What the server says: history first, then the stream; a long poll where streams are held back.

import type { Bubble } from "../ui/types.ts";
import { frames } from "./frames.ts";
import { Refusal, pause, readJson } from "./http.ts";
import type { Session } from "./session.ts";

const WATCHDOG_MS = 40_000; // the server says something every 15 s
const FIRST_BYTE_MS = 6_000;
const BACKOFF_MS = [500, 15_000] as const;
const IDS_KEPT = 400;

export interface Heard {
  history(events: Bubble[]): void;
  /** The user had everything deleted: what follows is a new beginning. */
  erased(): void;
  bubble(bubble: Bubble): void;
  typing(on: boolean): void;
  /** Whether the line to the server is up. */
  link(up: boolean): void;
}

interface Polled {
  events: { id: string; event: string; data: unknown }[];
  last: string;
  reset: boolean;
}

export class Listener {
  private last = "";
  private readonly seen = new Set<string>();
  private open: AbortController | null = null;
  private wake: (() => void) | null = null;
  private failures = 0;
  private aliveAt = 0;
  private up = true;
  private hurry = false; // the stream was ended on purpose: go on at once
  private polling = false;

  constructor(
    private readonly session: Session,
    private readonly heard: Heard,
  ) {}

  /** Takes up the conversation and keeps listening, for as long as the page lives. */
  start(): void {
    // A stream that lived through a change of network is dead, whatever it says.
    addEventListener("online", () => this.reconnect("afresh"));
    addEventListener("offline", () => this.setLink(false));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.reconnect("now");
    });
    void this.listen();
  }

  /**
   * Tries at once instead of later. "now" leaves a stream that works alone, "afresh" opens a new
   * one from where the old one was, "anew" begins with the history.
   */
  reconnect(how: "now" | "afresh" | "anew"): void {
    // After a sleep the connection may be dead without anyone having noticed.
    const stale = this.open && Date.now() - this.aliveAt > WATCHDOG_MS / 2;
    if (how === "anew") this.last = "";
    if (how !== "now" || stale) {
      this.hurry = Boolean(this.open);
      this.open?.abort();
    }
    this.failures = 0;
    this.wake?.();
  }

  /** Forgets what it has heard: another conversation begins. */
  forget(): void {
    this.seen.clear();
    this.reconnect("anew");
  }

  setLink(up: boolean): void {
    if (up === this.up) return;
    this.up = up;
    this.heard.link(up);
  }

  private async listen(): Promise<never> {
    for (;;) {
      const token = await this.session.token().catch(() => "");
      try {
        if (!this.last) await this.loadHistory();
        await (this.polling ? this.poll() : this.follow());
        this.failures = 0;
      } catch (error) {
        if (error instanceof Refusal && error.status === 401) this.session.replace(token);
        if (error instanceof Refusal && error.code === "too_many_streams") this.polling = true;
        if (!this.hurry) {
          this.failures += 1;
          // One lost connection is nothing to worry anyone about.
          if (this.failures > 1) this.setLink(false);
          await this.rest();
        }
        this.hurry = false;
      }
    }
  }

  private async rest(): Promise<void> {
    const [least, most] = BACKOFF_MS;
    const longest = Math.min(most, least * 2 ** this.failures);
    const wait = least + Math.random() * (longest - least);
    await Promise.race([pause(wait), new Promise<void>((resolve) => { this.wake = resolve; })]);
    this.wake = null;
  }

  private async loadHistory(): Promise<void> {
    const { events, last } = await this.session.call<{ events: Bubble[]; last: string }>("GET", "api/history");
    this.last = last;
    this.setLink(true);
    this.heard.history(events);
  }

  private async fetch(path: string, stop: AbortController): Promise<Response> {
    const headers = { Authorization: `Bearer ${await this.session.token()}` };
    const address = this.session.address(path, { last: this.last });
    return fetch(address, { headers, signal: stop.signal, credentials: "omit", cache: "no-store" });
  }

  private async follow(): Promise<void> {
    const stop = (this.open = new AbortController());
    let watchdog = setTimeout(() => stop.abort(), FIRST_BYTE_MS);
    let began = false;
    const alive = (): void => {
      began = true;
      this.failures = 0;
      this.aliveAt = Date.now();
      clearTimeout(watchdog);
      watchdog = setTimeout(() => stop.abort(), WATCHDOG_MS);
    };
    try {
      const response = await this.fetch("api/events", stop);
      if (!response.ok) await readJson(response);
      if (!response.body) {
        this.polling = true;
        return;
      }
      for await (const frame of frames(response.body, alive)) {
        this.setLink(true);
        if (frame) this.receive(frame.event, frame.id, frame.data);
      }
      throw new Error("the stream ended");
    } catch (error) {
      // Connected but silent: something in between holds the stream back.
      if (stop.signal.aborted && !began && !this.hurry && navigator.onLine) this.polling = true;
      throw error;
    } finally {
      clearTimeout(watchdog);
      this.open = null;
    }
  }

  private async poll(): Promise<void> {
    const stop = (this.open = new AbortController());
    const timer = setTimeout(() => stop.abort(), WATCHDOG_MS);
    try {
      const body = await readJson<Polled>(await this.fetch("api/poll", stop));
      this.setLink(true);
      if (body.reset) this.last = "";
      else {
        for (const { event, id, data } of body.events) this.receive(event, id, data);
        this.last = body.last;
      }
    } finally {
      clearTimeout(timer);
      this.open = null;
    }
  }

  private receive(event: string, id: string, data: unknown): void {
    if (event === "reset" && !(data as { erased?: boolean }).erased) {
      this.reconnect("anew"); // what was missed is no longer kept: the history has it
      return;
    }
    if (id) this.last = id;
    if (event === "reset") this.heard.erased();
    if (event === "typing") this.heard.typing((data as { on: boolean }).on);
    if (event === "done") this.heard.typing(false);
    if (event !== "bot") return;
    const bubble = data as Bubble;
    if (this.seen.has(bubble.id)) return;
    this.seen.add(bubble.id);
    if (this.seen.size > IDS_KEPT) this.seen.delete(this.seen.values().next().value as string);
    this.heard.bubble(bubble);
  }
}
