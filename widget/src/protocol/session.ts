// Whose conversation this is: the token, where it is kept, and calls that carry it.

import { Refusal, requestJson } from "./http.ts";

const TOKEN_KEY = "congrong.token";
const FORGET_KEY = "congrong.forget";

/** A place of the browser's that may be closed to us (private mode, blocked storage). */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** The token: on this device, or with 「本机不保留记录」 only until the window is closed. */
class TokenStore {
  private memory: string | null = null;

  get forgetful(): boolean {
    return attempt(() => sessionStorage.getItem(FORGET_KEY) ?? localStorage.getItem(FORGET_KEY)) === "yes";
  }

  set forgetful(on: boolean) {
    const token = this.get();
    attempt(() => localStorage.removeItem(TOKEN_KEY));
    attempt(() => sessionStorage.removeItem(TOKEN_KEY));
    for (const place of ["localStorage", "sessionStorage"] as const) {
      attempt(() => (on ? window[place].setItem(FORGET_KEY, "yes") : window[place].removeItem(FORGET_KEY)));
    }
    this.set(token);
  }

  get(): string | null {
    return attempt(() => this.place.getItem(TOKEN_KEY)) ?? this.memory;
  }

  set(token: string | null): void {
    this.memory = token;
    attempt(() => (token ? this.place.setItem(TOKEN_KEY, token) : this.place.removeItem(TOKEN_KEY)));
  }

  private get place(): Storage {
    return this.forgetful ? sessionStorage : localStorage;
  }
}

export class Session {
  private readonly tokens = new TokenStore();
  private opening: Promise<void> | null = null;
  /** Set while the session is being erased: that it ends is then no surprise. */
  private erasing = false;

  constructor(
    private readonly base: string,
    private readonly renewed: (expected: boolean) => void,
  ) {}

  address(path: string, query: Record<string, string> = {}): URL {
    const address = new URL(path, this.base);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    return address;
  }

  /** Whether this device keeps nothing once the window is closed. */
  get forgetful(): boolean {
    return this.tokens.forgetful;
  }

  set forgetful(on: boolean) {
    this.tokens.forgetful = on;
  }

  /** The token; asks the server for one if there is none. */
  async token(): Promise<string> {
    const kept = this.tokens.get();
    if (kept) return kept;
    this.opening ??= requestJson<{ token: string }>(this.address("api/session"), { method: "POST" })
      .then((body) => this.tokens.set(body.token))
      .finally(() => { this.opening = null; });
    await this.opening;
    return this.tokens.get() ?? "";
  }

  /** Calls with the token; a token that is no longer good is replaced once. */
  async call<T>(method: string, path: string, payload?: object): Promise<T> {
    for (let tried = 0; ; tried += 1) {
      const token = await this.token();
      const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
      if (payload) headers["Content-Type"] = "application/json";
      try {
        return await requestJson<T>(this.address(path), { method, headers, body: payload && JSON.stringify(payload) });
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 401 || tried > 0) throw error;
        this.replace(token);
      }
    }
  }

  /** Drops a token that the server no longer takes, unless another request has done so. */
  replace(token: string): void {
    if (this.tokens.get() !== token) return;
    this.tokens.set(null);
    this.renewed(this.erasing);
  }

  /** Erases the conversation on the server and forgets the token. */
  async erase(): Promise<void> {
    this.erasing = true;
    try {
      await this.call("DELETE", "api/session");
      this.tokens.set(null);
    } finally {
      this.erasing = false;
    }
  }
}
