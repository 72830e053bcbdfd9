// Small things that stay in this browser and are never sent: ticks, the notes of a call. With
// 「本机不保留记录」 they go when the window is closed.

const PREFIX = "congrong.own.";
const FORGET_KEY = "congrong.forget";
const memory = new Map<string, string>();

/** Runs `work` on each storage that the browser lets us use. */
function stores(work: (store: Storage) => void): void {
  for (const place of ["localStorage", "sessionStorage"] as const) {
    try {
      work(window[place]);
    } catch {
      /* closed to us (private mode): the memory has it */
    }
  }
}

/** Keeps a value under a name; where the browser stores nothing, as long as the page lives. */
export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  let forgetful = false;
  stores((store) => { forgetful ||= store.getItem(FORGET_KEY) === "yes"; });
  forget(name);
  memory.set(name, text);
  stores((store) => { if (forgetful === (store === window.sessionStorage)) store.setItem(PREFIX + name, text); });
}

/** What was kept under the name, or null. */
export function kept<T>(name: string): T | null {
  let text = memory.get(name) ?? null;
  stores((store) => { text ??= store.getItem(PREFIX + name); });
  try {
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

/** Forgets the value. */
export function forget(name: string): void {
  memory.delete(name);
  stores((store) => store.removeItem(PREFIX + name));
}

/** Forgets all that was kept here: for 清空 and for 「本机不保留记录」. */
export function forgetAll(): void {
  memory.clear();
  stores((store) => {
    for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) store.removeItem(key);
  });
}
