// The empty conversation: where one can begin.

import { LitElement, css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { base } from "../ui/shared.css.ts";

const BEGINNINGS = ["怎么核实对方身份", "怎么说明困难", "怎么协商分期", "说要起诉我", "从头教我"];

@customElement("cr-welcome")
export class Welcome extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; flex-direction: column; justify-content: center; min-height: 100%; max-width: 560px; margin: 0 auto; padding: 8px 0; }
      h2 { margin-bottom: 4px; font-size: 26px; line-height: 1.35; font-weight: 600; }
      p { max-width: 34em; color: var(--soft); text-wrap: pretty; }
      .motto { margin-bottom: 2px; color: var(--pine); font-weight: 600; }
      .small { margin-top: 20px; font-size: 14px; }
      .chips { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-top: 20px; }
      .chips button { min-height: 56px; padding: 8px 16px; border: 1px solid var(--line); border-radius: 14px; background: var(--sheet); box-shadow: var(--shadow); text-align: start; text-wrap: balance; line-height: 1.4; }
      .chips .lead, .chips :last-child { grid-column: 1 / -1; }
      .chips .lead { display: flex; align-items: center; gap: 10px; border-color: transparent; background: var(--mine); color: var(--mine-ink); font-weight: 600; box-shadow: none; }
      @media (hover: hover) {
        .chips button:hover { background: var(--mist); color: var(--mist-ink); }
        .chips .lead:hover { background: var(--mine); color: var(--mine-ink); filter: brightness(1.08); }
      }
      @media (max-width: 359px) {
        h2 { font-size: 22px; }
        .chips { margin-top: 14px; }
        .chips button { min-height: 48px; padding-inline: 12px; font-size: 15px; }
        .small { margin-top: 12px; }
      }
    `,
  ];

  override render(): TemplateResult {
    return html`
      <p class="motto">接到催收电话，先深呼吸，慢慢说。</p>
      <h2>你好，我在。</h2>
      <p>把电话里的话告诉我，我帮你想下一句怎么回。不用急，说一点是一点。</p>
      <div class="chips" role="group" aria-label="可以这样开始">
        <button class="lead" type="button" @click=${() => fire(this, "cr-live", {})}>${icons.phone}电话正打着，我怎么说</button>
        ${BEGINNINGS.map(
          (text) => html`<button type="button" @click=${() => fire(this, "cr-say", { text })}>${text}</button>`,
        )}
      </div>
      <p class="small">别发身份证号、卡号和验证码；不小心发了，我会先遮住再保存。</p>`;
  }
}
