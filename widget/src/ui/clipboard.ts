// Taking text away: the clipboard where there is one, files where the browser saves them.

import type { CardFile } from "./types.ts";

/** Copies text; resolves to whether it worked. navigator.clipboard exists on HTTPS only. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.setAttribute("aria-hidden", "true");
  area.style.position = "fixed";
  area.style.insetInlineStart = "-9999px";
  const focused = deepActive();
  // Under a modal dialog nothing else can be selected.
  (dialogAround(focused) ?? document.body).append(area);
  area.select();
  let done = false;
  try {
    done = document.execCommand("copy");
  } catch {
    done = false;
  }
  area.remove();
  focused?.focus({ preventScroll: true });
  return done;
}

function deepActive(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}

/** The dialog that holds a node, also through shadow roots. */
function dialogAround(node: Element | null): Element | null {
  const dialog = node?.closest("dialog") ?? null;
  const root = node?.getRootNode();
  return dialog ?? (root instanceof ShadowRoot ? dialogAround(root.host) : null);
}

/** Hands a file to the browser's downloads. In-app browsers may ignore it: offer a copy too. */
export function download(file: CardFile): void {
  const address = URL.createObjectURL(new Blob([file.text], { type: `${file.mime};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
