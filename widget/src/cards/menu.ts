// The calls to practise (card.notice, kind menu): by level, each with the best run so far.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fire } from "../ui/events.ts";
import { base, paper } from "../ui/shared.css.ts";
import { stageName } from "../ui/text.ts";
import type { Card } from "../ui/types.ts";

interface Scenario {
  title: string;
  stage: string;
  harsh: boolean;
  best: number | null;
  payload_id: string;
}

/** card.notice, kind menu, version 1. unlocked: the recommended level; any can be chosen. */
export interface MenuCard extends Card {
  unlocked: number;
  levels: { level: number; title: string; scenarios: Scenario[] }[];
}

@customElement("cr-card-menu")
export class MenuElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      p { padding: 12px 16px 0; white-space: pre-wrap; }
      h3 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 8px; padding: 12px 16px 4px; font-size: 15px; }
      li + li { border-top: 1px solid var(--line); }
      button { display: flex; align-items: center; gap: 10px; width: 100%; min-height: 52px; padding: 6px 16px; border: 0; background: none; text-align: start; line-height: 1.35; }
      button::after { content: ""; flex: none; width: 8px; height: 8px; border: solid var(--pine); border-width: 2px 2px 0 0; transform: rotate(45deg); }
      .name { flex: 1; font-weight: 600; }
      .more { color: var(--soft); font-size: 14px; white-space: nowrap; }
      .harsh { background: var(--brick-mist); color: var(--brick); }
      @media (hover: hover) { button:hover { background: var(--mist); } }
    `,
  ];
  @property({ attribute: false }) card!: MenuCard;
  @property() text = "";

  override render(): TemplateResult {
    return html`<article aria-label="挑一通电话来练">
      <p>${this.head}</p>
      ${this.card.levels.map(
        ({ level, title, scenarios }) => html`
          <h3>${title}${level === this.card.unlocked ? html`<span class="tag">现在适合您</span>` : nothing}</h3>
          <ul>${scenarios.map((one) => this.scenario(one))}</ul>`,
      )}
    </article>`;
  }

  /** The text without its last lines, which name the calls of each level. */
  private get head(): string {
    return this.text.split("\n").slice(0, -this.card.levels.length).join("\n");
  }

  private scenario({ title, stage, harsh, best, payload_id }: Scenario): TemplateResult {
    return html`<li>
      <button type="button" @click=${() => fire(this, "cr-send", { title, payload_id })}>
        <span class="name">${title} ${harsh ? html`<span class="tag harsh">言语难听</span>` : nothing}</span>
        <span class="more">${best === null ? stageName(stage) : `最好 ${best}分`}</span>
      </button>
    </li>`;
  }
}
