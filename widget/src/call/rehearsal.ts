// A rehearsed call as a call: it rings, it is answered, captions run, and it is hung up. All that it
// knows stands in the conversation; what it says goes out as ordinary messages and buttons.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { keep, kept } from "../ui/keep.ts";
import { base } from "../ui/shared.css.ts";
import { spoken } from "../ui/text.ts";
import type { Bubble } from "../ui/types.ts";
import type { CallComposer } from "./composer.ts";
import "./composer.ts";
import { lengthOf } from "./live_notes.ts";
import { rehearsal } from "./rehearsal.css.ts";
import { ringWanted, startRing, stopRing, wantRing } from "./ring.ts";
import { screen } from "./screen.css.ts";
import { canSpeak, hush, speak } from "./speech.ts";
import { callOf, type Call, type Caption, type Phase } from "./state.ts";

const PHASES: [Phase, string][] = [
  ["open", "开场"],
  ["identity", "身份"],
  ["purpose", "来意"],
  ["pressure", "施压"],
  ["reason", "原因"],
  ["bargain", "协商"],
  ["close", "收尾"],
];
const CALL = "do_start_rehearsal.call.";
const TONE = { "✓": "good", "△": "poor", "✗": "red", "": "" };
const ANSWERED = "answered";
const VOICE = "voice";

@customElement("cr-rehearsal")
export class RehearsalElement extends LitElement {
  static override styles = [base, screen, rehearsal];
  @property({ attribute: false }) bubbles: Bubble[] = [];
  @property({ type: Boolean }) typing = false;
  @property({ type: Boolean }) up = true;
  @state() private voiceOn = kept<boolean>(VOICE) === true;
  @state() private now = Date.now();
  @state() private answered = kept<string>(ANSWERED);
  private call: Call | null = null;
  private clock = 0;
  private ringing = false;
  /** How many captions need no reading out any more. */
  private read = -1;

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock = window.setInterval(() => { this.now = Date.now(); }, 1000);
    if ("speechSynthesis" in window) window.speechSynthesis.addEventListener?.("voiceschanged", this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
    if ("speechSynthesis" in window) window.speechSynthesis.removeEventListener?.("voiceschanged", this.redraw);
    stopRing();
    hush();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("bubbles")) this.call = callOf(this.bubbles);
  }

  override updated(changed: PropertyValues): void {
    if (!changed.has("bubbles") && !changed.has("answered")) return;
    // Words of danger go before any call: back to the chat, where they are answered.
    if (this.call?.broken) return fire(this, "cr-close", {});
    if (this.rings !== this.ringing) {
      this.ringing = this.rings;
      if (this.rings) startRing();
      else stopRing();
    }
    if (this.rings) return;
    const captions = this.call?.captions ?? [];
    if (this.voiceOn) this.readOut(this.read < 0 ? this.unanswered : captions.slice(this.read));
    this.read = captions.length;
  }

  override render(): TemplateResult {
    const { call } = this;
    if (!call) return html`<main class="sheet"><p>现在没有在练的电话。</p>${this.leave("回到对话")}</main>`;
    if (this.rings) return this.incoming(call);
    return html`${this.header(call)}${call.paused ? this.pause() : this.talk(call)}`;
  }

  private get rings(): boolean {
    const { call } = this;
    return !!call && call.rung && !call.over && call.card.mode !== "watch" && call.card.turn === 0
      && this.answered !== call.card.started && call.captions.every((one) => one.who === "collector");
  }

  /** What he has said since the user's last line. */
  private get unanswered(): Caption[] {
    const captions = this.call?.captions ?? [];
    return captions.slice(captions.map((one) => one.who).lastIndexOf("borrower") + 1);
  }

  private readOut(captions: Caption[]): void {
    for (const one of captions) if (one.who === "collector") speak(one.text);
  }

  private incoming({ card }: Call): TemplateResult {
    return html`<main class="ring wide">
      <div class="halo">${icons.phone}</div>
      <h1>${card.caller.name}</h1>
      <p class="soft">${card.caller.label} · ${card.title}</p>
      <p class="soft">这是练习，不是真的电话。</p>
      <button class="pill" type="button" aria-pressed=${ringWanted() ? "true" : "false"} @click=${this.toggleRing}>铃声和震动</button>
      <div class="answer">
        <button class="no" type="button" @click=${() => this.send("挂断", "hang_up")}><span>${icons.hangUp}</span>挂断</button>
        <button class="yes" type="button" @click=${this.answer}><span>${icons.phone}</span>接听</button>
      </div>
    </main>`;
  }

  private header({ card, over }: Call): TemplateResult {
    const at = PHASES.findIndex(([id]) => id === card.phase);
    const length = lengthOf(this.now - Date.parse(card.started));
    return html`<header>
      <div class="top">
        ${this.leave()}
        <div>
          <h1>${card.caller.name}</h1>
          <p>练习 · ${card.title} · ${over ? "已挂断" : html`<span class="time" role="timer" aria-live="off">${length}</span>`}</p>
        </div>
        ${over ? nothing : html`<button class="btn danger stop" type="button" aria-label="停，不练了" @click=${() => this.send("停", "stop")}>停</button>`}
      </div>
      <ol class="phases" aria-label="电话走到哪儿">
        ${PHASES.map(
          ([, title], index) => html`<li class=${index < at ? "past" : ""} aria-current=${index === at ? "step" : nothing}>${title}</li>`,
        )}
      </ol>
    </header>`;
  }

  private talk(call: Call): TemplateResult {
    const { captions, hint, notes, over, report } = call;
    return html`<main class="captions" tabindex="0" aria-label="字幕">
        <div class="all" role="log">
          ${captions.map((one, index) => this.caption(one, index === captions.length - 1 && !over))}
          ${notes.map((note) => html`<p class="note">${note}</p>`)}
          ${this.typing && !over ? html`<p class="told">对方在说…</p>` : nothing}
        </div>
      </main>
      ${over
        ? html`<footer>
            <p class="hint">${report ? "报告出来了，看看哪句最好，哪句先改。" : "这通电话结束了。"}</p>
            <div class="bar">${this.leave(report ? "看报告" : "回到对话")}</div>
          </footer>`
        : nothing}
      ${hint && !over
        ? html`<aside class="hint" aria-label="提示">
            <span class="label">可以这样说（${hint.title}）</span>
            <p class="words">${spoken(hint.say_now ?? hint.text)}</p>
            <div class="tools">
              ${hint.say_now ? html`<button class="btn" type="button" @click=${() => this.use(hint.say_now!)}>用这句</button>` : nothing}
              <p>${hint.say_now ? hint.text : nothing}</p>
            </div>
          </aside>`
        : nothing}
      ${over || call.card.mode === "watch" ? nothing : this.controls(call)}`;
  }

  private caption(one: Caption, newest: boolean): TemplateResult {
    const mine = one.who === "borrower";
    return html`<div class="line ${mine ? "mine" : newest ? "now" : ""} ${one.sent ? "" : "unsent"}">
      <span class="unseen">${mine ? "你" : "对方"}：</span>
      <p>${newest && !mine ? spoken(one.text) : one.text}</p>
      ${one.chips.map((chip) => html`<span class="chip ${TONE[chip.mark]}">${chip.mark ? html`<b>${chip.mark}</b>` : nothing}${chip.text}</span>`)}
    </div>`;
  }

  private controls({ buttons, card }: Call): TemplateResult {
    const hinted = card.mode !== "exam" && (!buttons.length || buttons.some((one) => one.payload_id === "do_hint"));
    return html`<footer><div class="bar" role="group" aria-label="通话按钮">
        ${hinted ? this.tool("提示", icons.hint, () => fire(this, "cr-send", { title: "提示", payload_id: "do_hint" })) : nothing}
        ${card.turn ? this.tool("重来这句", icons.again, () => fire(this, "cr-send", { title: "重来这一句", payload_id: "do_retry_turn" })) : nothing}
        ${this.tool("暂停", icons.pause, () => this.send("暂停", "pause"))}
        ${canSpeak()
          ? html`<button class="tool" type="button" aria-pressed=${this.voiceOn ? "true" : "false"} @click=${this.toggleVoice}>${icons.loud}${this.voiceOn ? "别念了" : "念出来"}</button>`
          : nothing}
        <button class="tool no" type="button" @click=${() => this.send("挂断", "hang_up")}>${icons.hangUp}挂断</button>
      </div>
      <cr-call-composer .up=${this.up}></cr-call-composer></footer>`;
  }

  private pause(): TemplateResult {
    return html`<main class="sheet">
      <h2>暂停了，喘口气</h2>
      <p>不急。准备好了再接着练。</p>
      <button class="btn lead" type="button" @click=${() => this.send("继续", "resume")}>继续</button>
      <button class="btn" type="button" @click=${() => this.send("挂断", "hang_up")}>挂断，看报告</button>
      <button class="btn" type="button" @click=${() => this.send("停", "stop")}>停，不练了</button>
    </main>`;
  }

  private tool(title: string, icon: TemplateResult, act: () => void): TemplateResult {
    return html`<button class="tool" type="button" @click=${act}>${icon}${title}</button>`;
  }

  private leave(title = ""): TemplateResult {
    const close = (): void => fire(this, "cr-close", {});
    return title
      ? html`<button class="btn lead tool" type="button" @click=${close}>${title}</button>`
      : html`<button class="round" type="button" aria-label="回到对话" @click=${close}>${icons.back}</button>`;
  }

  private send(title: string, what: string): void {
    hush();
    fire(this, "cr-send", { title, payload_id: CALL + what });
  }

  private use(line: string): void {
    const composer = this.renderRoot.querySelector<CallComposer>("cr-call-composer");
    if (composer) composer.draft = line;
  }

  private readonly redraw = (): void => this.requestUpdate();

  private readonly toggleRing = (): void => {
    wantRing(!ringWanted());
    this.requestUpdate();
  };

  private readonly answer = (): void => {
    this.answered = this.call?.card.started ?? "";
    keep(ANSWERED, this.answered);
  };

  private readonly toggleVoice = (): void => {
    this.voiceOn = !this.voiceOn;
    keep(VOICE, this.voiceOn);
    hush();
    if (this.voiceOn) this.readOut(this.unanswered);
  };
}
