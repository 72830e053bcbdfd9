// The line to the server: session, outbox, stream, history. Knows nothing of the page.
//
// Fires: history {events}, bubble (one event), typing {on}, outbox (one entry), link {up},
// renewed (the old session was no longer good).

const WATCHDOG_MS = 40_000; // the server says something every 15 s
const FIRST_BYTE_MS = 6_000;
const SEND_TIMEOUT_MS = 12_000;
const BACKOFF_MS = [500, 15_000];
const SEND_PAUSES_MS = [1_000, 3_000];
const LONGEST_PAUSE_MS = 5_000;
const TOKEN_KEY = "congrong.token";
const IDS_KEPT = 400;

/** An answer that was a refusal; message is in Chinese and meant for the user. */
export class Refusal extends Error {
  constructor(status, error = {}, retryAfter = 0) {
    super(error.message || "网络不太稳，请再试一次。");
    this.status = status;
    this.code = error.code || "unknown";
    this.retryAfter = retryAfter;
  }
}

/** localStorage where the browser allows it, else the memory of this page. */
class TokenStore {
  #memory = null;

  get() {
    try {
      return localStorage.getItem(TOKEN_KEY) || this.#memory;
    } catch {
      return this.#memory;
    }
  }

  set(token) {
    this.#memory = token;
    try {
      if (token) localStorage.setItem(TOKEN_KEY, token);
      else localStorage.removeItem(TOKEN_KEY);
    } catch { /* private mode: the memory has it */ }
  }
}

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

export class Transport extends EventTarget {
  #base;
  #tokens = new TokenStore();
  #opening = null;
  // Unsent text lives in memory only: it has not been masked yet.
  #outbox = [];
  #sending = false;
  #last = "";
  #seen = new Set();
  #stream = null; // AbortController of the open stream
  #wake = null; // ends the pause before the next try
  #failures = 0;
  #aliveAt = 0;
  #up = true;
  #hurry = false; // the stream was ended on purpose: go on at once
  #erasing = false;
  #polling = false;
  #running = false;

  constructor(base) {
    super();
    this.#base = base;
  }

  /** Opens or takes up the conversation and keeps listening. */
  start() {
    if (this.#running) return;
    this.#running = true;
    // A stream that lived through a change of network is dead, whatever it says.
    window.addEventListener("online", () => this.#reconnect("afresh"));
    window.addEventListener("offline", () => this.#setLink(false));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#reconnect("now");
    });
    this.#listen();
  }

  /** Puts a message into the outbox and sends it after those before it. */
  send({ text, title, payloadId }) {
    const entry = { mid: crypto.getRandomValues(new Uint32Array(4)).join("-"), text, title, payloadId, state: "sending", error: "" };
    this.#outbox.push(entry);
    this.#fire("outbox", entry);
    this.#flush();
    return entry;
  }

  /** Sends a failed message once more. Its id stays, so it cannot be handled twice. */
  retry(mid) {
    const entry = this.#outbox.find((one) => one.mid === mid);
    if (!entry || entry.state !== "failed") return;
    this.#update(entry, { state: "sending", error: "" });
    this.#flush();
  }

  /** What the server does not have yet, or not in its history. */
  get outbox() {
    return [...this.#outbox];
  }

  /** Erases the conversation on the server and begins a new one. */
  async erase() {
    this.#erasing = true; // the stream ends with the session; that is no surprise now
    try {
      await this.#call("DELETE", "api/session");
      this.#forget();
      this.#reconnect("anew");
    } finally {
      this.#erasing = false;
    }
  }

  #forget() {
    this.#tokens.set(null);
    this.#outbox = [];
    this.#last = "";
    this.#seen.clear();
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #setLink(up) {
    if (up === this.#up) return;
    this.#up = up;
    this.#fire("link", { up });
  }

  #update(entry, change) {
    Object.assign(entry, change);
    this.#fire("outbox", entry);
  }

  // Session

  async #token() {
    if (this.#tokens.get()) return this.#tokens.get();
    this.#opening ??= this.#fetchJson("POST", "api/session", {})
      .then((body) => this.#tokens.set(body.token))
      .finally(() => { this.#opening = null; });
    await this.#opening;
    return this.#tokens.get();
  }

  async #fetchJson(method, path, headers, body) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), SEND_TIMEOUT_MS);
    try {
      const response = await fetch(new URL(path, this.#base), { method, headers, body, signal: stop.signal, credentials: "omit" });
      return await readJson(response);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Calls with the token; a token that is no longer good is replaced once. */
  async #call(method, path, payload) {
    for (let attempt = 0; ; attempt += 1) {
      const headers = { Authorization: `Bearer ${await this.#token()}` };
      if (payload) headers["Content-Type"] = "application/json";
      try {
        return await this.#fetchJson(method, path, headers, payload && JSON.stringify(payload));
      } catch (error) {
        if (error.status !== 401 || attempt > 0) throw error;
        this.#renew(headers.Authorization.slice(7));
      }
    }
  }

  #renew(token) {
    if (this.#tokens.get() !== token) return; // another request has done it
    this.#tokens.set(null);
    if (!this.#erasing) this.#fire("renewed", {});
    this.#reconnect("anew");
  }

  // Outbox

  async #flush() {
    if (this.#sending) return;
    this.#sending = true;
    try {
      let entry;
      while ((entry = this.#outbox.find((one) => one.state === "sending"))) await this.#deliver(entry);
    } finally {
      this.#sending = false;
    }
  }

  async #deliver(entry) {
    const payload = { mid: entry.mid, text: entry.text };
    if (entry.payloadId) Object.assign(payload, { title: entry.title, payload_id: entry.payloadId });
    for (let attempt = 0; ; attempt += 1) {
      try {
        const answer = await this.#call("POST", "api/send", payload);
        this.#setLink(true);
        this.#update(entry, { state: "sent", shown: answer.text, masked: answer.masked || [] });
        return;
      } catch (error) {
        const wait = (error.retryAfter || 0) * 1000 || SEND_PAUSES_MS[attempt];
        const passing = !(error instanceof Refusal) || [429, 502, 503, 504].includes(error.status);
        if (!passing || attempt >= SEND_PAUSES_MS.length || wait > LONGEST_PAUSE_MS) {
          this.#update(entry, { state: "failed", error: error instanceof Refusal ? error.message : "网络断了，没发出去。" });
          return;
        }
        await pause(wait);
      }
    }
  }

  // Listening

  /**
   * Tries at once instead of later. How: "now" leaves a stream that works alone, "afresh" opens
   * a new one from where the old one was, "anew" begins with the history.
   */
  #reconnect(how) {
    // After a sleep the connection may be dead without anyone having noticed.
    const stale = this.#stream && Date.now() - this.#aliveAt > WATCHDOG_MS / 2;
    if (how === "anew") this.#last = "";
    if (how !== "now" || stale) {
      this.#hurry = Boolean(this.#stream);
      this.#stream?.abort();
    }
    this.#failures = 0;
    this.#wake?.();
  }

  async #listen() {
    for (;;) {
      const token = await this.#token().catch(() => null);
      try {
        if (!this.#last) await this.#loadHistory();
        await (this.#polling ? this.#poll() : this.#followStream());
        this.#failures = 0;
      } catch (error) {
        if (error.status === 401) this.#renew(token);
        if (error.code === "too_many_streams") this.#polling = true;
        if (!this.#hurry) {
          this.#failures += 1;
          // One lost connection is nothing to worry anyone about.
          if (this.#failures > 1) this.#setLink(false);
          await this.#rest();
        }
        this.#hurry = false;
      }
    }
  }

  async #rest() {
    const [least, most] = BACKOFF_MS;
    const longest = Math.min(most, least * 2 ** this.#failures);
    const wait = least + Math.random() * (longest - least);
    await Promise.race([pause(wait), new Promise((resolve) => { this.#wake = resolve; })]);
    this.#wake = null;
  }

  async #loadHistory() {
    const { events, last } = await this.#call("GET", "api/history");
    const known = new Set(events.map((event) => event.id));
    this.#outbox = this.#outbox.filter((entry) => !known.has(entry.mid));
    this.#last = last;
    this.#setLink(true);
    this.#fire("history", { events });
  }

  async #followStream() {
    const token = await this.#token();
    const stop = new AbortController();
    this.#stream = stop;
    let watchdog = setTimeout(() => stop.abort(), FIRST_BYTE_MS);
    let began = false;
    try {
      const address = new URL("api/events", this.#base);
      address.searchParams.set("last", this.#last);
      const response = await fetch(address, { headers: { Authorization: `Bearer ${token}` }, signal: stop.signal, credentials: "omit", cache: "no-store" });
      if (!response.ok) await readJson(response);
      if (!response.body) {
        this.#polling = true;
        return;
      }
      for await (const frame of frames(response.body, () => {
        began = true;
        this.#failures = 0;
        this.#aliveAt = Date.now();
        clearTimeout(watchdog);
        watchdog = setTimeout(() => stop.abort(), WATCHDOG_MS);
      })) {
        this.#setLink(true);
        if (frame) this.#receive(frame.event, frame.id, frame.data);
      }
      throw new Error("the stream ended");
    } catch (error) {
      // Connected but silent: something in between holds the stream back.
      if (error.name === "AbortError" && !began && !this.#hurry && navigator.onLine) this.#polling = true;
      throw error;
    } finally {
      clearTimeout(watchdog);
      this.#stream = null;
    }
  }

  async #poll() {
    const stop = new AbortController();
    this.#stream = stop;
    const timer = setTimeout(() => stop.abort(), WATCHDOG_MS);
    try {
      const address = new URL("api/poll", this.#base);
      address.searchParams.set("last", this.#last);
      const response = await fetch(address, { headers: { Authorization: `Bearer ${await this.#token()}` }, signal: stop.signal, credentials: "omit", cache: "no-store" });
      const body = await readJson(response);
      this.#setLink(true);
      if (body.reset) this.#last = "";
      else {
        for (const { event, id, data } of body.events) this.#receive(event, id, data);
        this.#last = body.last;
      }
    } finally {
      clearTimeout(timer);
      this.#stream = null;
    }
  }

  #receive(event, id, data) {
    if (event === "reset") {
      this.#reconnect("anew"); // what was missed is no longer kept: the history has it
      return;
    }
    if (id) this.#last = id;
    if (event === "typing") this.#fire("typing", data);
    if (event === "done") this.#fire("typing", { on: false });
    if (event !== "bot" || this.#seen.has(data.id)) return;
    this.#seen.add(data.id);
    if (this.#seen.size > IDS_KEPT) this.#seen.delete(this.#seen.values().next().value);
    this.#fire("bubble", data);
  }
}

async function readJson(response) {
  if (response.status === 204) return {};
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new Refusal(response.status, body.error, Number(response.headers.get("Retry-After")) || 0);
}

/** The frames of an event stream; null for a sign of life. */
async function* frames(body, alive) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    rest += decoder.decode(value, { stream: true });
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) yield parse(block);
  }
}

function parse(block) {
  const fields = {};
  for (const row of block.split("\n")) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(row) || [];
    if (name) fields[name] = value;
  }
  if (!fields.event) return null;
  return { event: fields.event, id: fields.id || "", data: JSON.parse(fields.data) };
}
