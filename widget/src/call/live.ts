// Live-call mode: one screen for a call that is going on. No typing, and no server: all that it
// says is in the page already.

import { LitElement, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { base } from "../ui/shared.css.ts";
import { spoken, withCalls } from "../ui/text.ts";
import { BUILT_IN, type Live, type LiveKey } from "./live_data.ts";
import { look } from "./live.css.ts";
import { clockOf, dropNotes, keepNotes, lengthOf, openNotes, tapped, type Notes } from "./live_notes.ts";
import { screen } from "./screen.css.ts";
import { canSpeak, hush, speak } from "./speech.ts";

/** How the log reads a field best, where its title alone is not enough. */
const BEFORE: Record<string, string> = { organisation: "自称", name: "姓名是" };
const TOLD = { "": "", told: "说了", refused: "不说" };

@customElement("cr-live")
export class LiveElement extends LitElement {
  static override styles = [base, screen, look];
  @property({ attribute: false }) live: Live | null = null;
  @property({ type: Boolean }) up = true;
  @state() private notes: Notes = openNotes(Date.now());
  @state() private key = "";
  @state() private view: "call" | "panic" | "ended" = "call";
  @state() private now = Date.now();
  private clock = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.clock = window.setInterval(() => { this.now = Date.now(); }, 1000);
    this.addEventListener("keydown", this.escape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.clock);
    hush();
    this.removeEventListener("keydown", this.escape);
  }

  override render(): TemplateResult {
    if (this.view === "panic") return this.panic();
    return this.view === "ended" ? this.ended() : this.call();
  }

  private get data(): Live {
    return this.live?.v === 1 ? this.live : BUILT_IN;
  }

  private call(): TemplateResult {
    const { steps, keys, panic } = this.data;
    const key = keys.find((one) => one.id === this.key);
    return html`<header class="top">
        <p class="time" role="timer" aria-live="off">通话中 <b>${lengthOf(this.now - this.notes.started)}</b></p>
        <button class="btn danger" type="button" @click=${() => this.show("panic")}>${panic.title}</button>
        <button class="round" type="button" aria-label="回到对话" @click=${() => fire(this, "cr-close", {})}>${icons.close}</button>
      </header>
      <nav aria-label="一步一步">
        <ol class="steps">
          ${steps.map(
            (step, index) => html`<li><button type="button" aria-current=${!key && index === this.step ? "step" : nothing} @click=${() => this.go(index)}>${step.title}</button></li>`,
          )}
        </ol>
      </nav>
      <main aria-live="polite">${key ? this.answer(key) : this.sentence()}</main>
      <footer>
        ${this.noteRow()}
        <div class="keys" role="group" aria-label="对方在">
        ${keys.map(
          (one) => html`<button type="button" class=${this.notes.happened.includes(one.id) ? "happened" : ""} aria-pressed=${one.id === this.key ? "true" : "false"} @click=${() => this.press(one.id)}>${one.title}</button>`,
        )}
        <button class="end" type="button" @click=${() => this.show("ended")}>挂断了</button>
        </div>
      </footer>`;
  }

  private sentence(): TemplateResult {
    const { steps } = this.data;
    const step = steps[this.step] ?? BUILT_IN.steps[0]!;
    const last = this.step >= steps.length - 1;
    return html`<span class="label">第${this.step + 1}步 ${step.title}</span>
      <p class="words">${spoken(step.say)}</p>
      <p class="push"><span class="label">再逼就说</span>${spoken(step.push)}</p>
      <p class="do">${step.do}</p>
      ${this.tools(step.say, last ? "挂断了" : "说了，下一步", () => (last ? this.show("ended") : this.go(this.step + 1)))}`;
  }

  private answer(key: LiveKey): TemplateResult {
    return html`<span class="label">对方${key.title}</span>
      <p class="words">${spoken(key.say)}</p>
      <p class="push"><span class="label">再逼就说</span>${spoken(key.push)}</p>
      <p class="do never">${key.never}</p>
      <p class="do">${key.next}</p>
      ${this.tools(key.say, "说了，接着谈", () => { this.key = ""; })}`;
  }

  private tools(text: string, title: string, next: () => void): TemplateResult {
    return html`<div class="tools">
      <button class="btn lead" type="button" @click=${next}>${title}</button>
      <cr-copy .text=${text}></cr-copy>
      <button class="btn" type="button" @click=${() => fire(this, "cr-big", { text })}>${icons.big}大字</button>
    </div>`;
  }

  private noteRow(): TemplateResult {
    return html`<div class="notes" role="group" aria-label="记一记，点一下是说了，再点是不肯说">
      ${this.data.note.map(({ id, title }) => {
        if (id === "time") return html`<span>${title}<br />${clockOf(this.notes.started)}</span>`;
        const told = this.notes.told[id] ?? "";
        return html`<button type="button" data-told=${told} @click=${() => this.write(tapped(this.notes, id))}>${title}<br />${TOLD[told] || "？"}</button>`;
      })}
    </div>`;
  }

  private panic(): TemplateResult {
    const { panic } = this.data;
    return html`<main class="calm wide">
      <div role="alert">
        <p class="breath">${panic.breath}</p>
        <p class="words">${spoken(panic.say)}</p>
      </div>
      <div class="tools">
        ${canSpeak() ? html`<button class="btn" type="button" @click=${() => this.say(panic.say)}>替我念</button>` : nothing}
        <button class="btn lead" type="button" @click=${() => this.show("ended")}>我挂了</button>
        <button class="btn" type="button" @click=${() => this.show("call")}>缓过来了，接着谈</button>
      </div>
      <p>${withCalls(panic.help)}</p>
    </main>`;
  }

  private ended(): TemplateResult {
    const { keys, note, ending } = this.data;
    const happened = keys.filter((key) => this.notes.happened.includes(key.id));
    const fields = note.filter(({ id }) => id !== "time");
    return html`<main class="ended">
      <h2 tabindex="-1">${ending}</h2>
      <p>${clockOf(this.notes.started)}打来，${happened.length ? "您点过：" : "没有点过什么。"}</p>
      <ul>${happened.map((key) => html`<li class="tag">${key.title}</li>`)}</ul>
      <form @submit=${this.store}>
        ${fields.map(
          ({ id, title }) => html`<label>${title}<input name=${id} maxlength="40" autocomplete="off" placeholder=${TOLD[this.notes.told[id] ?? ""] || "不知道就空着"} /></label>`,
        )}
        ${this.up ? nothing : html`<p role="status">现在连不上，这几笔先留在这台手机上，连上了再存。</p>`}
        <button class="btn lead" ?disabled=${!this.up}>存进通话记录</button>
        <button class="btn" type="button" @click=${() => this.show("call")}>还没挂，回去</button>
        <button class="btn" type="button" @click=${this.discard}>不用记</button>
      </form>
    </main>`;
  }

  private say(text: string): void {
    hush();
    speak(text);
  }

  private get step(): number {
    return Math.min(this.notes.step, this.data.steps.length - 1);
  }

  private go(step: number): void {
    this.key = "";
    this.write({ ...this.notes, step });
  }

  private press(id: string): void {
    this.key = id;
    if (!this.notes.happened.includes(id)) this.write({ ...this.notes, happened: [...this.notes.happened, id] });
  }

  private write(notes: Notes): void {
    this.notes = notes;
    keepNotes(notes);
  }

  private show(view: "call" | "panic" | "ended"): void {
    hush();
    this.view = view;
  }

  private readonly store = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    const { keys, note } = this.data;
    const at = new Date(this.notes.started);
    const parts = [`${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日${clockOf(this.notes.started)}打来`];
    for (const { id, title } of note) {
      const words = String(typed.get(id) ?? "").trim();
      if (words) parts.push(`${BEFORE[id] ?? title}${words}`);
      else if (this.notes.told[id] === "refused") parts.push(`不肯说${title}`);
    }
    for (const key of keys) if (this.notes.happened.includes(key.id)) parts.push(key.title);
    fire(this, "cr-say", { text: `记一下这通电话：${parts.join("，")}` });
    this.discard();
  };

  private readonly discard = (): void => {
    dropNotes();
    this.notes = openNotes(Date.now());
    this.view = "call";
    fire(this, "cr-close", {});
  };

  private readonly escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    if (this.view === "call") fire(this, "cr-close", {});
    else this.show("call");
  };
}
