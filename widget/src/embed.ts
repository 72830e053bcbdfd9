// 从容 on another site: <script src="https://…/chat/embed.js" async></script>
// Adds a button and, when it is first pressed, a frame with the chat. The host page cannot read
// the conversation: the frame has the bot's origin.

interface Host extends Window {
  congrongEmbedded?: boolean;
}

(() => {
  const script = document.currentScript as HTMLScriptElement | null;
  const host = window as Host;
  if (!script || host.congrongEmbedded) return;
  host.congrongEmbedded = true;
  const page = new URL("./", script.src);
  let frame: HTMLIFrameElement | undefined;

  // Through the CSSOM, which a strict CSP of the host page allows.
  const style = (node: HTMLElement, rules: Record<string, string>): void => {
    for (const name in rules) node.style.setProperty(name, rules[name] as string);
  };

  const button = document.createElement("button");
  button.type = "button";
  button.textContent = script.dataset.label || "接到催收电话？";
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-haspopup", "dialog");
  style(button, {
    position: "fixed", right: "16px", bottom: "calc(16px + env(safe-area-inset-bottom))",
    "z-index": "2147483000", "min-height": "48px", padding: "0 20px", border: "0",
    "border-radius": "24px", background: "#1d5c57", color: "#fff",
    font: "600 16px/1.4 system-ui, sans-serif", cursor: "pointer",
    "box-shadow": "0 4px 18px rgba(0,0,0,.25)",
  });

  const place = (): void => {
    const wide = innerWidth >= 600;
    style(frame as HTMLIFrameElement, {
      position: "fixed", "z-index": "2147483001", border: "0", background: "transparent",
      right: wide ? "16px" : "0", bottom: wide ? "16px" : "0",
      width: wide ? "400px" : "100%", height: wide ? "min(720px,calc(100dvh - 32px))" : "100dvh",
      "border-radius": wide ? "20px" : "0",
      "box-shadow": wide ? "0 12px 48px rgba(0,0,0,.3)" : "none",
    });
  };

  const show = (open: boolean): void => {
    if (open && !frame) {
      frame = document.createElement("iframe");
      frame.title = "从容：接到催收电话怎么说";
      frame.allow = "clipboard-write; microphone; autoplay";
      frame.src = page.href;
      document.body.appendChild(frame);
      addEventListener("resize", place);
      place();
    }
    if (frame) frame.style.display = open ? "block" : "none";
    button.style.display = open ? "none" : "block";
    button.setAttribute("aria-expanded", String(open));
    (open ? frame : button)?.focus();
  };

  button.addEventListener("click", () => show(true));
  addEventListener("keydown", (event) => {
    // While the focus is still out here; inside the frame the page asks to be closed itself.
    if (event.key === "Escape" && frame && frame.style.display !== "none") show(false);
  });
  addEventListener("message", (event) => {
    if (!frame || event.origin !== page.origin || event.source !== frame.contentWindow) return;
    if (event.data?.type === "congrong:close") show(false);
  });

  if (document.body) document.body.appendChild(button);
  else addEventListener("DOMContentLoaded", () => document.body.appendChild(button));
})();
