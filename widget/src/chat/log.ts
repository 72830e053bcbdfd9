// The conversation on screen: bubbles, cards, quick replies, and where one is in it.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { drawCard, repliesBeside } from "../cards/registry.ts";
import { kindNames } from "../protocol/mask.ts";
import type { Entry } from "../protocol/outbox.ts";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { base } from "../ui/shared.css.ts";
import { withCalls } from "../ui/text.ts";
import type { Bubble, Button } from "../ui/types.ts";
import type { Item } from "./conversation.ts";
import { look } from "./log.css.ts";
import "./welcome.ts";

const NEAR_END_PX = 80;

@customElement("cr-log")
export class Log extends LitElement {
  static override styles = [base, look];
  @property({ attribute: false }) items: readonly Item[] = [];
  @property({ type: Boolean }) typing = false;
  /** Whether the history has not come yet: then nothing is said about an empty conversation. */
  @property({ type: Boolean }) loading = true;
  /** Set when more kinds of cards can be drawn. */
  @property({ attribute: false }) parts: unknown = null;
  @state() private unseen = false;
  @query(".area") private area!: HTMLElement;
  private follow = false;

  override render(): TemplateResult {
    const lastOwn = this.items.map((item) => item.kind).lastIndexOf("user");
    return html`
      <div class="area" id="scroll" tabindex="0" role="group" aria-label="对话内容" @scroll=${this.scrolled}>
        <h2 class="unseen">对话</h2>
        ${!this.loading && !this.items.length ? html`<cr-welcome></cr-welcome>` : nothing}
        <div class="log" id="log" role="log" aria-live="polite" aria-label="对话" aria-busy=${this.loading}>
          ${this.items.map((item, place) => this.row(item, place > lastOwn))}
        </div>
        <div class="typing" id="typing" ?hidden=${!this.typing}>
          <span></span><span></span><span></span><em class="unseen">从容正在想</em>
        </div>
      </div>
      <button class="newer" type="button" ?hidden=${!this.unseen} @click=${this.toEnd}>有新回答${icons.down}</button>`;
  }

  /** Puts the focus here, so that a phone does not open its keyboard. */
  override focus(): void {
    this.area.focus({ preventScroll: true });
  }

  /** Whether the end is followed is decided before new things push it away. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) return;
    const before = changed.get("items");
    const latest = this.items[this.items.length - 1];
    const grown = before && this.items.length > before.length;
    const own = grown && latest?.kind !== "bot";
    this.follow = own || this.loading || changed.has("loading") || this.nearEnd() || (Boolean(grown) && this.reading());
    if (grown && !this.follow) this.unseen = true;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!this.follow || !(changed.has("items") || changed.has("typing") || changed.has("loading"))) return;
    const latest = this.items[this.items.length - 1];
    // Cards draw themselves a moment later; only then is their height known.
    requestAnimationFrame(() => {
      if (latest?.kind === "bot" && !changed.has("loading")) this.toAnswer();
      else this.toEnd();
    });
  }

  private row(item: Item, isLatest: boolean): TemplateResult {
    if (item.kind === "note") return html`<p class="note">${item.text}</p>`;
    if (item.kind === "bot") {
      const last = this.items[this.items.length - 1];
      return this.botRow(item.bubble, isLatest, last?.kind === "bot" && last !== item && Boolean(last.bubble.buttons));
    }
    const { entry } = item;
    return html`<div class="row user" data-key=${item.key}>
        <span class="unseen">我说：</span>
        <div class="bubble">${item.text}</div>
        ${entry ? this.state(entry) : nothing}
      </div>
      ${entry?.masked.length
        ? html`<p class="note">已帮你遮住：${kindNames(entry.masked)}，我不会保存。</p>`
        : nothing}`;
  }

  private state(entry: Entry): TemplateResult | typeof nothing {
    if (entry.state === "sending") return html`<div class="state">发送中</div>`;
    if (entry.state === "sent") return nothing;
    return html`<div class="state failed">
      <span>${entry.error}</span>
      <button type="button" @click=${() => this.dispatchEvent(new CustomEvent("retry", { detail: entry.mid }))}>重发</button>
    </div>`;
  }

  private botRow(bubble: Bubble, isLatest: boolean, isAsked: boolean): TemplateResult {
    const text = bubble.text ? html`<div class="bubble">${withCalls(bubble.text)}</div>` : nothing;
    // Quick replies answer the last question only; older ones would mislead.
    const card = drawCard(bubble);
    // Nor do the ways out that are offered for want of an answer, where a question follows after all.
    const buttons = isLatest && !(isAsked && bubble.custom?.["kind"] === "fallback") ? (card ? repliesBeside(bubble) : (bubble.buttons ?? [])) : [];
    return html`<div class="row bot">${card ?? text}${buttons.length ? this.replies(bubble, buttons) : nothing}</div>`;
  }

  private replies(bubble: Bubble, buttons: Button[]): TemplateResult {
    return html`<div class="quick ${bubble.custom?.["kind"]}" role="group" aria-label="可以这样回答">
      ${buttons.map(
        (button) => html`<button class="pill" type="button" @click=${() => this.press(button)}>${button.title}</button>`,
      )}
    </div>`;
  }

  private press({ title, payload_id }: Button): void {
    // The pressed button goes away; in the text field the focus would open the keyboard.
    this.focus();
    if (payload_id) fire(this, "cr-send", { title, payload_id });
    else fire(this, "cr-say", { text: title });
  }

  // Scrolling

  private scrolled(): void {
    if (this.unseen && this.nearEnd()) this.unseen = false;
  }

  private nearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.area;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  private get question(): Element | null {
    return [...this.renderRoot.querySelectorAll(".row.user")].pop() ?? null;
  }

  /** Whether the latest question is on screen: then the user waits for its answer. */
  private reading(): boolean {
    if (!this.question) return false;
    const area = this.area.getBoundingClientRect();
    const question = this.question.getBoundingClientRect();
    return question.bottom > area.top && question.top < area.bottom;
  }

  private readonly toEnd = (): void => {
    this.unseen = false;
    this.area.scrollTop = this.area.scrollHeight;
  };

  /** As far down as possible with the answer's beginning, and the end of the question, on screen. */
  private toAnswer(): void {
    const { area, question } = this;
    const end = area.scrollHeight - area.clientHeight;
    const top = area.getBoundingClientRect().top;
    const place = question?.getBoundingClientRect();
    const from = place ? Math.max(place.top, place.bottom - area.clientHeight / 4) - top + area.scrollTop - 12 : end;
    area.scrollTop = Math.min(end, Math.max(from, 0));
  }
}
