// What the user sees: bubbles, cards, quick replies, states of sending, the empty page.

import { renderCard } from "./card.js";
import { el, spoken } from "./dom.js";

const STARTERS = [
  "电话正打着，我怎么说",
  "怎么核实对方身份",
  "怎么说明困难",
  "怎么协商分期",
  "说要起诉我",
  "从头教我",
];

const KIND_NAMES = {
  id_card: "身份证号",
  bank_card: "银行卡号",
  phone: "手机号",
  code: "验证码",
  address: "住址",
  name: "姓名",
  email: "邮箱",
  wechat: "微信号",
  plate: "车牌号",
};

const STATE_WORDS = { sending: "发送中", failed: "没发出去", sent: "" };
const NEAR_END_PX = 80;

const $ = (id) => document.getElementById(id);

export class View {
  #log = $("log");
  #scroll = $("scroll");
  #rows = new Map(); // mid -> row of an own message
  #handlers;
  #anchor = null; // the latest own message: its answer is read from there

  /** handlers: send({text, title?, payloadId?}), retry(mid). */
  constructor(handlers) {
    this.#handlers = handlers;
    for (const [index, text] of STARTERS.entries()) {
      const chip = el("button", { type: "button", className: index === 0 ? "lead" : "" }, text);
      chip.addEventListener("click", () => this.#press({ text }));
      $("chips").append(chip);
    }
    $("newer").addEventListener("click", () => this.#toEnd());
    this.#scroll.addEventListener("scroll", () => { if (this.#nearEnd()) $("newer").hidden = true; }, { passive: true });
    $("big-close").addEventListener("click", () => $("big").close());
  }

  /** Whether nothing has been said yet. */
  get isEmpty() {
    return this.#log.childElementCount === 0;
  }

  /** Shows a whole conversation: the stored events, then what is still in the outbox. */
  showHistory(events, outbox) {
    // While busy, screen readers do not read the whole conversation out again.
    this.#log.setAttribute("aria-busy", "true");
    this.#log.replaceChildren();
    this.#rows.clear();
    this.#anchor = null;
    $("newer").hidden = true;
    for (const event of events) {
      if (event.from === "user") this.#addUser(event.id, event.text);
      else this.#addBubble(event);
    }
    for (const entry of outbox) this.showOutgoing(entry);
    this.#log.setAttribute("aria-busy", "false");
    this.#showWelcome();
    if (this.isEmpty) this.#scroll.scrollTop = 0;
    else this.#toEnd();
  }

  /** Shows or updates a message of one's own. */
  showOutgoing(entry) {
    const isNew = !this.#rows.has(entry.mid);
    const follow = isNew || this.#nearEnd();
    const row = isNew ? this.#addUser(entry.mid, entry.title || entry.text) : this.#rows.get(entry.mid);
    if (entry.shown) row.querySelector(".bubble").textContent = entry.shown;
    this.#showState(row, entry);
    if (entry.masked?.length && !row.dataset.masked) {
      row.dataset.masked = "true";
      const kinds = entry.masked.map((kind) => KIND_NAMES[kind] || "私人信息").join("、");
      row.after(systemLine(`已帮你遮住：${kinds}，我不会保存。`));
    }
    this.#showWelcome();
    if (follow) this.#toEnd();
  }

  /** Shows something the bot said. */
  showBubble(event) {
    const follow = this.#nearEnd() || this.#reading();
    this.#addBubble(event);
    this.#showWelcome();
    if (follow) this.#toAnswer();
    else $("newer").hidden = false;
  }

  /** Shows or hides the sign that an answer is on its way. */
  showTyping(on) {
    const follow = this.#nearEnd();
    $("typing").hidden = !on;
    if (on && follow) this.#toEnd();
  }

  /** A line from the page itself, not from the bot. */
  showSystem(text) {
    this.#log.append(systemLine(text));
    this.#toEnd();
  }

  /** Tells whether the line to the server is up. */
  showLink(up) {
    $("link").hidden = up;
    $("link").textContent = up ? "" : "连不上网络，正在重连。你写的话还在。";
  }

  /** Says something to screen readers only. */
  announce(text) {
    $("announcer").textContent = text;
  }

  #press(message) {
    // The pressed button goes away; on a phone the text field would open the keyboard.
    this.#scroll.focus({ preventScroll: true });
    this.#handlers.send(message);
  }

  #enlarge(text) {
    $("big-text").replaceChildren(...spoken(text));
    $("big").showModal();
  }

  #addUser(mid, text) {
    this.#dropQuickReplies();
    const row = el("div", { className: "row user" }, el("div", { className: "bubble" }, text));
    this.#rows.set(mid, row);
    this.#log.append(row);
    this.#anchor = row;
    return row;
  }

  #addBubble(event) {
    const actions = { announce: (text) => this.announce(text), enlarge: (text) => this.#enlarge(text) };
    const card = renderCard(event.custom, actions);
    const care = event.custom?.type === "card.notice" && event.custom.kind === "safety";
    const row = el("div", { className: "row bot" });
    if (card) row.append(card);
    else if (event.text) row.append(el("div", { className: care ? "bubble care" : "bubble" }, event.text));
    if (event.buttons?.length) row.append(this.#quickReplies(event.buttons));
    if (row.childElementCount) this.#log.append(row);
  }

  #quickReplies(buttons) {
    const group = el("div", { className: "quick", role: "group", "aria-label": "可以这样回答" });
    for (const { title, payload_id: payloadId } of buttons) {
      const button = el("button", { type: "button" }, title);
      button.addEventListener("click", () => {
        this.#press(payloadId ? { text: title, title, payloadId } : { text: title });
      });
      group.append(button);
    }
    return group;
  }

  /** Quick replies answer the last question only; older ones would mislead. */
  #dropQuickReplies() {
    for (const group of this.#log.querySelectorAll(".quick")) group.remove();
  }

  #showState(row, entry) {
    row.querySelector(".state")?.remove();
    if (!STATE_WORDS[entry.state]) return;
    const state = el("div", { className: `state ${entry.state}` }, entry.error || STATE_WORDS[entry.state]);
    if (entry.state === "failed") {
      const again = el("button", { type: "button" }, "重发");
      again.addEventListener("click", () => this.#handlers.retry(entry.mid));
      state.append(again);
    }
    row.append(state);
  }

  #showWelcome() {
    $("welcome").hidden = !this.isEmpty;
  }

  // Scrolling

  #nearEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  /** Whether the latest question is on screen: then the user waits for its answer. */
  #reading() {
    if (!this.#anchor) return false;
    const area = this.#scroll.getBoundingClientRect();
    const question = this.#anchor.getBoundingClientRect();
    return question.bottom > area.top && question.top < area.bottom;
  }

  #toEnd() {
    $("newer").hidden = true;
    this.#scroll.scrollTop = this.#scroll.scrollHeight;
  }

  /** As far down as possible without the beginning of the answer leaving the screen. */
  #toAnswer() {
    const end = this.#scroll.scrollHeight - this.#scroll.clientHeight;
    const area = this.#scroll.getBoundingClientRect().top;
    const question = this.#anchor ? this.#anchor.getBoundingClientRect().top - area + this.#scroll.scrollTop - 12 : end;
    this.#scroll.scrollTop = Math.min(end, Math.max(question, 0));
  }
}

function systemLine(text) {
  return el("p", { className: "system" }, text);
}
