// Wires the page: the composer, the menu and the dialogs to transport and view.

import { Transport } from "./transport.js";
import { View } from "./view.js";

const MAX_CHARACTERS = 500;
const COUNT_FROM = 420;
const CLOSE_MESSAGE = "congrong:close";

const $ = (id) => document.getElementById(id);
const transport = new Transport(document.baseURI);
const view = new View({
  send: (message) => transport.send(message),
  retry: (mid) => transport.retry(mid),
});

let renewed = false;
transport.addEventListener("renewed", () => { renewed = !view.isEmpty; });
transport.addEventListener("history", ({ detail }) => {
  view.showHistory(detail.events, transport.outbox);
  if (renewed) view.showSystem("上次的对话已经过期，这是新的一段。");
  renewed = false;
});
transport.addEventListener("bubble", ({ detail }) => view.showBubble(detail));
transport.addEventListener("typing", ({ detail }) => view.showTyping(detail.on));
transport.addEventListener("outbox", ({ detail }) => view.showOutgoing(detail));
transport.addEventListener("link", ({ detail }) => view.showLink(detail.up));

wireComposer();
wireMenu();
wireFrame();
transport.start();

function wireComposer() {
  const text = $("text");
  const length = () => Array.from(text.value.trim()).length;

  function fit() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 2}px`;
    const count = length();
    $("count").hidden = count < COUNT_FROM;
    $("count").classList.toggle("over", count > MAX_CHARACTERS);
    $("count").textContent = count > MAX_CHARACTERS
      ? `多了 ${count - MAX_CHARACTERS} 个字，请分两次发`
      : `还可以写 ${MAX_CHARACTERS - count} 个字`;
  }

  function submit() {
    const value = text.value.trim();
    if (!value || length() > MAX_CHARACTERS) return;
    transport.send({ text: value });
    text.value = "";
    fit();
  }

  text.addEventListener("input", fit);
  text.addEventListener("keydown", (event) => {
    // Enter also picks a word in an input method; that must not send (229: old browsers).
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    text.focus();
  });
}

function wireMenu() {
  const button = $("menu-button");
  const list = $("menu-list");
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) list.querySelector("button").focus();
  };
  button.addEventListener("click", () => show(list.hidden));
  document.addEventListener("click", (event) => {
    if (!list.hidden && !event.target.closest(".menu")) show(false);
  });
  list.parentElement.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    show(false);
    button.focus();
  });
  $("erase-button").addEventListener("click", () => {
    show(false);
    $("ask").showModal();
    $("ask-no").focus();
  });
  $("ask-no").addEventListener("click", () => $("ask").close());
  $("ask-yes").addEventListener("click", async () => {
    $("ask").close();
    try {
      await transport.erase();
      view.showHistory([], []);
      view.announce("已清空");
    } catch (error) {
      view.showSystem(error.message || "这次没能清空，请再试一次。");
    }
    $("text").focus();
  });
}

/** Inside another site's frame: a close button that asks the loader to hide the frame. */
function wireFrame() {
  if (window.parent === window) return;
  const close = () => {
    // To any origin, since we cannot know the host page's; the message holds nothing. The
    // loader checks that it comes from this origin and this frame.
    window.parent.postMessage({ type: CLOSE_MESSAGE }, "*");
  };
  $("close-button").hidden = false;
  $("close-button").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && $("menu-list").hidden && !document.querySelector("dialog[open]")) close();
  });
}
