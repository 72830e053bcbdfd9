/* 从容 on another site: <script src="https://…/chat/embed.js" async></script>
   Adds a button and, when it is first pressed, a frame with the chat. The host page cannot
   read the conversation: the frame has the bot's origin. */
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script || window.congrongEmbedded) return;
  window.congrongEmbedded = true;
  var page = new URL("./", script.src);
  var frame = null;

  function style(node, rules) {
    Object.keys(rules).forEach(function (name) {
      node.style.setProperty(name, rules[name]);
    });
  }

  var button = document.createElement("button");
  button.type = "button";
  button.textContent = script.dataset.label || "接到催收电话？";
  button.setAttribute("aria-expanded", "false");
  style(button, {
    position: "fixed", right: "16px", bottom: "calc(16px + env(safe-area-inset-bottom))",
    "z-index": "2147483000", "min-height": "48px", padding: "0 20px", border: "0",
    "border-radius": "24px", background: "#1d5c57", color: "#fff",
    font: "600 16px/1.4 system-ui, sans-serif", cursor: "pointer",
    "box-shadow": "0 4px 18px rgba(0, 0, 0, .25)",
  });

  function place() {
    if (!frame) return;
    var wide = window.innerWidth >= 600;
    style(frame, {
      position: "fixed", "z-index": "2147483001", border: "0", background: "transparent",
      right: wide ? "16px" : "0", bottom: wide ? "16px" : "0",
      width: wide ? "400px" : "100%",
      height: wide ? "min(720px, calc(100dvh - 32px))" : "100dvh",
      "border-radius": wide ? "20px" : "0",
      "box-shadow": wide ? "0 12px 48px rgba(0, 0, 0, .3)" : "none",
    });
  }

  function show(open) {
    if (open && !frame) {
      frame = document.createElement("iframe");
      frame.title = "从容：接到催收电话怎么说";
      frame.allow = "clipboard-write; microphone";
      frame.src = page.href;
      document.body.appendChild(frame);
      window.addEventListener("resize", place);
      place();
    }
    if (frame) frame.style.display = open ? "block" : "none";
    button.style.display = open ? "none" : "block";
    button.setAttribute("aria-expanded", String(open));
    (open ? frame : button).focus();
  }

  button.addEventListener("click", function () { show(true); });
  window.addEventListener("message", function (event) {
    if (!frame || event.origin !== page.origin || event.source !== frame.contentWindow) return;
    if (event.data && event.data.type === "congrong:close") show(false);
  });

  function mount() { document.body.appendChild(button); }
  if (document.body) mount();
  else document.addEventListener("DOMContentLoaded", mount);
})();
