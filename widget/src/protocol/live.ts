// What the screen for a call that is going on shows: fetched early and kept, so that it is there
// when the connection is not. It holds nothing of the user's.

const KEY = "congrong.live";

/** The content of GET api/live: newest if the server can be reached, else the kept one, else null. */
export async function liveContent(base: string): Promise<unknown> {
  try {
    const response = await fetch(new URL("api/live", base), { credentials: "omit" });
    if (!response.ok) return kept();
    const content: unknown = await response.json();
    try {
      localStorage.setItem(KEY, JSON.stringify(content));
    } catch { /* no storage: it stays in memory */ }
    return content;
  } catch {
    return kept();
  }
}

function kept(): unknown {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}
