// card.plan: one part of the instalment plan: what to say, the ways to pay, how far to give way.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { base, paper } from "../ui/shared.css.ts";
import { spoken, withCalls, yuan } from "../ui/text.ts";
import { fileTools, sayTools } from "../ui/tools.ts";
import type { Card, CardFile } from "../ui/types.ts";

/** One way to pay. Sums in fen. */
export interface PlanRow {
  debt: string;
  kind: string;
  periods: number;
  monthly_fen: number;
  last_fen: number;
  total_fen: number;
  annual_cost_percent: number;
  fits: boolean;
  down_fen: number;
  deferred_months: number;
  saving_fen: number;
}

/** One rung of the ladder: the first ask, or a concession for something. */
export interface PlanStep {
  debt: string;
  say: string;
  monthly_fen: number;
  periods: number;
  down_fen: number;
  in_return: string;
}

export interface PlanCard extends Card {
  part: string;
  title: string;
  say_now: string | null;
  lines: string[];
  numbers: { label: string; text: string }[];
  limits: { first_fen: number; ceiling_fen: number } | null;
  table: PlanRow[];
  ladder: PlanStep[];
  files: CardFile[];
}

const LONG = 60;
const STEPS = ["先这样说", "让一步", "最后一步"];

@customElement("cr-card-plan")
export class PlanElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      caption { padding: 0 0 4px; font-size: 15px; font-weight: 600; text-align: start; }
      tbody { border-top: 1px solid var(--line); }
      tbody tr:last-child td { padding: 0 0 10px; text-align: start; white-space: normal; font-size: 14px; color: var(--soft); }
      .say .words.long { font-size: 19px; line-height: 1.6; }
      td:not(:first-child), thead th:not(:first-child) { padding-inline-start: 6px; text-align: end; white-space: nowrap; }
      tbody th, td { font-size: 15px; color: var(--ink); white-space: nowrap; }
      .note { display: block; font-size: 13px; font-weight: 400; color: var(--soft); }
      .fits, .over { display: inline-block; margin-inline-end: 6px; padding: 0 8px; border-radius: 6px; font-size: 13px; font-weight: 600; }
      .fits { background: var(--mist); color: var(--mist-ink); }
      .over { background: var(--brick-mist); color: var(--brick); }
      .steps { display: grid; gap: 14px; }
      .steps li { padding-inline-start: 14px; border-inline-start: 3px solid var(--pine); }
      .steps .words { font-size: 18px; line-height: 1.5; font-weight: 600; }
      .steps .tools { margin-top: 8px; }
      .limits { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; }
      .limits strong { display: block; font-size: 22px; line-height: 1.3; font-variant-numeric: tabular-nums; }
      .lines { display: grid; gap: 8px; }
    `,
  ];
  @property({ attribute: false }) card!: PlanCard;

  override render(): TemplateResult {
    const { title, say_now, table, ladder, limits, lines, numbers, files } = this.card;
    return html`<article aria-label=${title}>
      <h3 class="title">${title}</h3>
      ${say_now
        ? html`<div class="say">
            <span class="label">现在说</span>
            <p class="words ${say_now.length > LONG ? "long" : ""}">${spoken(say_now)}</p>
            ${sayTools(this, say_now)}
          </div>`
        : nothing}
      ${debtsOf(table).map((debt, _, all) => waysToPay(table, all.length > 1 ? debt : "", debt))}
      ${ladder.length ? html`<section>${this.steps(ladder)}</section>` : nothing}
      ${limits
        ? html`<section class="limits">
            <p><span class="label">先从这里谈</span><strong>${yuan(limits.first_fen)}</strong></p>
            <p><span class="label">最多到这里</span><strong>${yuan(limits.ceiling_fen)}</strong></p>
          </section>`
        : nothing}
      ${lines.length ? html`<section class="lines">${lines.map((line) => html`<p>${withCalls(line)}</p>`)}</section>` : nothing}
      ${numbers.length
        ? html`<section>
            <dl>${numbers.map((one) => html`<dt>${one.label}</dt><dd>${one.text}</dd>`)}</dl>
          </section>`
        : nothing}
      ${files.length ? html`<section>${fileTools(files)}</section>` : nothing}
    </article>`;
  }

  private steps(ladder: PlanStep[]): TemplateResult {
    const debts = new Set(ladder.map((step) => step.debt));
    let number = 0;
    let debt = "";
    return html`<ol class="steps">
      ${ladder.map((step) => {
        number = step.debt === debt ? number + 1 : 0;
        debt = step.debt;
        const name = debts.size > 1 ? `${step.debt}：` : "";
        return html`<li>
          <span class="label">${name}${STEPS[Math.min(number, STEPS.length - 1)]}</span>
          <p class="words">${spoken(step.say)}</p>
          ${step.in_return ? html`<span class="note">换来：${step.in_return}</span>` : nothing}
          ${sayTools(this, step.say)}
        </li>`;
      })}
    </ol>`;
  }
}

const debtsOf = (table: PlanRow[]): string[] => [...new Set(table.map((row) => row.debt))];

function waysToPay(table: PlanRow[], caption: string, debt: string): TemplateResult {
  return html`<section>
    <table>
      <caption class=${caption ? "" : "unseen"}>${caption || "几种还法"}</caption>
      <thead>
        <tr><th scope="col">还法</th><th scope="col">每月</th><th scope="col">期数</th><th scope="col">总共</th></tr>
      </thead>
      ${table
        .filter((row) => row.debt === debt)
        .map(
          (row) => html`<tbody>
            <tr>
              <th scope="row">${row.kind}</th>
              <td>${yuan(row.monthly_fen)}</td>
              <td>${row.periods}期</td>
              <td>${yuan(row.total_fen)}</td>
            </tr>
            <tr>
              <td colspan="4"><span class=${row.fits ? "fits" : "over"}>${row.fits ? "守得住" : "超出了"}</span> ${notesOn(row).join("，")}</td>
            </tr>
          </tbody>`,
        )}
    </table>
  </section>`;
}

/** What the four columns leave out, each where there is something to say. */
function notesOn(row: PlanRow): string[] {
  return [
    row.deferred_months ? `先停${row.deferred_months}个月` : "",
    row.down_fen ? `首付${yuan(row.down_fen)}` : "",
    row.last_fen !== row.monthly_fen ? `末期${yuan(row.last_fen)}` : "",
    row.annual_cost_percent ? `一年成本约${row.annual_cost_percent}%` : "不另收利息",
    row.saving_fen ? `少还${yuan(row.saving_fen)}` : "",
  ].filter(Boolean);
}
