// The answer card (card.script, version 1): what to say now comes first and largest.

import { copyText, el, spoken } from "./dom.js";

const COPIED_FOR = 2000;

/** The card as an element, or null if this page does not know the type: then the text is shown. */
export function renderCard(card, actions) {
  if (!card || card.type !== "card.script" || card.v !== 1) return null;
  const parts = [
    card.title && el("h3", { className: "card-title" }, text(card.title)),
    sayNow(text(card.say_now), actions),
    push(text(card.if_they_push)),
    line("never", "千万别", card.never_say),
    answer(text(card.answer)),
    line("next", "下一步", card.next),
    why(card),
  ].filter(Boolean);
  return el("article", { className: "bubble card" }, ...parts);
}

function text(value) {
  if (Array.isArray(value)) return value.map(text).filter(Boolean).join("；");
  return typeof value === "string" ? value : "";
}

function label(name) {
  return el("span", { className: "label" }, name);
}

function sayNow(say, actions) {
  if (!say) return null;
  const copy = el("button", { type: "button" }, "复制");
  copy.addEventListener("click", async () => {
    const done = await copyText(say);
    copy.textContent = done ? "已复制" : "长按文字复制";
    actions.announce(done ? "已复制" : "没能复制，请长按文字复制");
    setTimeout(() => { copy.textContent = "复制"; }, COPIED_FOR);
  });
  const big = el("button", { type: "button" }, "大字");
  big.addEventListener("click", () => actions.enlarge(say));
  return el(
    "div",
    { className: "say" },
    label("现在说"),
    el("p", { className: "words" }, ...spoken(say)),
    el("div", { className: "tools" }, copy, big),
  );
}

function push(say) {
  return say && el("div", { className: "push" }, label("再逼就说"), el("p", { className: "words" }, ...spoken(say)));
}

function answer(said) {
  return said && el("div", { className: "answer" }, label("简单说"), el("p", {}, said));
}

function line(name, heading, value) {
  const said = text(value);
  return said && el("p", { className: name }, label(heading), el("span", {}, said));
}

function why(card) {
  const reasons = (Array.isArray(card.why) ? card.why : []).map((reason) =>
    el(
      "li",
      {},
      reason.tag ? el("span", { className: "tag" }, text(reason.tag)) : null,
      text(reason.text),
      reason.source ? el("span", { className: "source" }, `出处：${text(reason.source)}`) : null,
    ));
  const notes = (Array.isArray(card.notes) ? card.notes : []).map((note) => el("li", {}, text(note)));
  const named = (card.why || []).map((reason) => text(reason.source));
  const others = (Array.isArray(card.sources) ? card.sources : [])
    .map((source) => text(source && source.title ? source.title : source))
    .filter((source) => source && !named.some((name) => name.startsWith(source)));
  if (others.length) notes.push(el("li", { className: "source" }, `另见：${others.join("；")}`));
  if (!reasons.length && !notes.length) return null;
  return el(
    "details",
    { className: "why" },
    el("summary", {}, "为什么"),
    el("ul", {}, ...reasons, ...notes),
  );
}
