// Small helpers around the DOM. Text only ever enters the page as text nodes.

/** An element with properties, attributes (keys with a dash or "role") and children. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key.includes("-") || key === "role") node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** Spoken text, piece by piece, so that lines break where one would pause. */
export function spoken(text) {
  const pieces = text.match(/[^，。、；：？！…]+[，。、；：？！…」』”’）〕]*|[^]/gu) || [];
  return pieces.map((piece) => el("span", { className: "piece" }, piece));
}

/** Copies text; resolves to whether it worked. navigator.clipboard exists on HTTPS only. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = el("textarea", { value: text, className: "unseen", readOnly: true });
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      done = false;
    }
    area.remove();
    if (focused) focused.focus();
    return done;
  }
}
