// One request to the bot's API, with a time limit and errors that a user can read.

const REQUEST_MS = 12_000;

/** An answer that was a refusal; `message` is in Chinese and meant for the user. */
export class Refusal extends Error {
  readonly code: string;

  constructor(
    readonly status: number,
    error: { code?: string; message?: string } = {},
    /** Seconds to wait before trying again, 0 if the server named none. */
    readonly retryAfter = 0,
  ) {
    super(error.message || "网络不太稳，请再试一次。");
    this.code = error.code || "unknown";
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Calls and reads JSON. Throws Refusal, or whatever fetch throws when there is no network. */
export async function requestJson<T>(
  address: URL,
  init: { method?: string; headers?: Record<string, string>; body?: string | undefined } = {},
): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), REQUEST_MS);
  try {
    return await readJson<T>(await fetch(address, { ...init, signal: stop.signal, credentials: "omit" } as RequestInit));
  } finally {
    clearTimeout(timer);
  }
}

/** The JSON of an answer; throws Refusal if it is an error. */
export async function readJson<T>(response: Response): Promise<T> {
  if (response.status === 204) return {} as T;
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body as T;
  throw new Refusal(response.status, body.error, Number(response.headers.get("Retry-After")) || 0);
}
