// Server-sent events, read from a fetch stream: EventSource could not send the token.

export interface Frame {
  event: string;
  id: string;
  data: unknown;
}

/** The frames of an event stream; null for a sign of life. `alive` is called at every byte. */
export async function* frames(body: ReadableStream<Uint8Array>, alive: () => void): AsyncGenerator<Frame | null> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    rest += decoder.decode(value, { stream: true });
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) yield parse(block);
  }
}

function parse(block: string): Frame | null {
  const fields: Record<string, string> = {};
  for (const row of block.split("\n")) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(row) ?? [];
    if (name) fields[name] = value ?? "";
  }
  if (!fields.event) return null;
  return { event: fields.event, id: fields.id ?? "", data: JSON.parse(fields.data ?? "null") };
}
