// Where one writes. Enter sends, but never the Enter that picks a word in an input method.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { kindNames, mask } from "../protocol/mask.ts";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { base } from "../ui/shared.css.ts";

const MOST = 500;
const COUNT_FROM = 420;

@customElement("cr-composer")
export class Composer extends LitElement {
  static override styles = [
    base,
    css`
      form { display: grid; grid-template-columns: 1fr auto; gap: 8px; align-items: end; padding: 10px calc(12px + env(safe-area-inset-right)) calc(10px + env(safe-area-inset-bottom)) calc(12px + env(safe-area-inset-left)); border-top: 1px solid var(--line); }
      textarea { display: block; width: 100%; min-height: 48px; max-height: min(168px, 30dvh); padding: 11px 16px; border: 1px solid var(--edge); border-radius: 24px; background: var(--sheet); line-height: 1.5; resize: none; }
      textarea::placeholder { color: var(--soft); opacity: 1; }
      textarea:focus { outline: 2px solid var(--pine); outline-offset: -1px; }
      .send { display: grid; place-items: center; width: 48px; height: 48px; padding: 0; border: 0; border-radius: 50%; background: var(--pine); color: var(--pine-ink); }
      .send .icon { width: 24px; height: 24px; stroke-width: 2.4; }
      .hint { grid-column: 1 / -1; margin: 0 6px; font-size: 13px; color: var(--soft); }
      .over { color: var(--brick); font-weight: 600; }
    `,
  ];
  @query("textarea") private field!: HTMLTextAreaElement;
  @state() private draft = "";

  override focus(): void {
    this.field.focus();
  }

  override render(): TemplateResult {
    return html`<form @submit=${this.submit}>
      <label class="unseen" for="text">写给从容</label>
      <textarea
        id="text" rows="1" maxlength="1000" placeholder="对方说了什么？" enterkeyhint="send" autocomplete="off"
        @input=${this.changed} @keydown=${this.pressed}
      ></textarea>
      <button class="send" type="submit" aria-label="发送">${icons.send}</button>
      <div role="status" class="hint" ?hidden=${!this.hasHint}>${this.hint()}</div>
    </form>`;
  }

  private get length(): number {
    return Array.from(this.draft.trim()).length;
  }

  private get hasHint(): boolean {
    return this.length >= COUNT_FROM || mask(this.draft).kinds.length > 0;
  }

  private hint(): unknown {
    const left = MOST - this.length;
    if (left < 0) return html`<span class="over">多了 ${-left} 个字，请分两次发</span>`;
    const { kinds } = mask(this.draft);
    if (kinds.length) return `${kindNames(kinds)}会先遮住再发，谁要都别给。`;
    return left <= MOST - COUNT_FROM ? `还可以写 ${left} 个字` : nothing;
  }

  private changed(): void {
    this.draft = this.field.value;
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  private pressed(event: KeyboardEvent): void {
    // 229: browsers that do not tell of composition.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  private submit(event?: Event): void {
    event?.preventDefault();
    const text = this.draft.trim();
    if (text && this.length <= MOST) {
      fire(this, "cr-say", { text });
      this.field.value = "";
      this.changed();
    }
    this.field.focus();
  }
}
