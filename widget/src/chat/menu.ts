// The menu in the header: the ways into the bot's uses, and what concerns one's own data.

import { LitElement, css, html, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { icons } from "../ui/icons.ts";
import { base } from "../ui/shared.css.ts";

export type MenuChoice = "rehearse" | "live" | "plan" | "calls" | "export" | "forget" | "erase";

@customElement("cr-menu")
export class Menu extends LitElement {
  static override styles = [
    base,
    css`
      :host { position: relative; }
      .open { display: grid; place-items: center; width: 44px; padding: 0; border: 0; border-radius: 12px; background: none; }
      .list { position: absolute; z-index: 3; top: 50px; right: 0; width: max-content; min-width: 208px; max-width: calc(100vw - 24px); max-height: calc(100dvh - 76px); overflow-y: auto; padding: 6px; border: 1px solid var(--line); border-radius: 16px; background: var(--sheet); box-shadow: 0 8px 28px rgb(0 0 0 / 16%); }
      .list button { display: flex; align-items: center; gap: 12px; width: 100%; padding: 6px 14px 6px 10px; border: 0; border-radius: 10px; background: none; text-align: start; line-height: 1.35; }
      .list .icon { color: var(--pine); }
      .list .erase, .list .erase .icon { color: var(--brick); }
      hr { margin: 6px 10px; border: 0; border-top: 1px solid var(--line); }
      .state { margin-inline-start: auto; padding-inline-start: 12px; color: var(--soft); font-size: 14px; }
      @media (hover: hover) {
        .open:hover, .list button:hover { background: var(--mist); }
      }
    `,
  ];
  @property({ type: Boolean }) forgetful = false;
  @state() private isOpen = false;
  @query(".open") private opener!: HTMLButtonElement;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("click", this.outside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("click", this.outside);
  }

  override render(): TemplateResult {
    const entry = (choice: MenuChoice, icon: TemplateResult, name: string): TemplateResult =>
      html`<button type="button" class=${choice} @click=${() => this.choose(choice)}>${icon}<span>${name}</span></button>`;
    return html`
      <button class="open" type="button" aria-label="菜单" aria-haspopup="true" aria-controls="list"
        aria-expanded=${this.isOpen} @click=${() => this.toggle(!this.isOpen)}>${icons.more}</button>
      <div class="list" id="list" ?hidden=${!this.isOpen} @keydown=${this.pressed}>
        ${entry("live", icons.phone, "通话中")}
        ${entry("rehearse", icons.ear, "练一练")}
        ${entry("plan", icons.plan, "我的计划")}
        ${entry("calls", icons.log, "通话记录")}
        <hr>
        ${entry("export", icons.save, "导出对话")}
        <button type="button" aria-pressed=${this.forgetful} @click=${() => this.choose("forget")}>
          ${icons.lock}<span>本机不保留记录</span><span class="state" aria-hidden="true">${this.forgetful ? "已开" : "关"}</span>
        </button>
        ${entry("erase", icons.bin, "清空")}
      </div>`;
  }

  private readonly outside = (event: Event): void => {
    if (this.isOpen && !event.composedPath().includes(this)) this.toggle(false);
  };

  private toggle(open: boolean): void {
    this.isOpen = open;
    if (open) void this.updateComplete.then(() => this.buttons[0]?.focus());
  }

  private get buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLButtonElement>(".list button")];
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.toggle(false);
      this.opener.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const { buttons } = this;
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  }

  private choose(choice: MenuChoice): void {
    this.toggle(false);
    this.opener.focus();
    this.dispatchEvent(new CustomEvent<MenuChoice>("choose", { detail: choice }));
  }
}
