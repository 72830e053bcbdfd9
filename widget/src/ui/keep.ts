// Small things that stay in this browser and are never sent: ticks, the notes of a call.

const PREFIX = "congrong.";
const memory = new Map<string, string>();

/** Keeps a value under a name; where the browser stores nothing, as long as the page lives. */
export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  memory.set(name, text);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    /* private mode: the memory has it */
  }
}

/** What was kept under the name, or null. */
export function kept<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(PREFIX + name) ?? memory.get(name);
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

/** Forgets the value. */
export function forget(name: string): void {
  memory.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    /* nothing is stored there */
  }
}
