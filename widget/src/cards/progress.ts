// card.notice of kind progress: how the rehearsals have gone, and what comes up again when.

import { LitElement, css, html, nothing, svg, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fire } from "../ui/events.ts";
import { base, paper } from "../ui/shared.css.ts";
import type { Button, Card } from "../ui/types.ts";
import { dayOf } from "./checklist.ts";
import { LEVELS } from "./report_data.ts";

export interface Run {
  day: string;
  title: string;
  level: number;
  process: number;
  grade: string;
  won: boolean;
  aided: boolean;
  red_lines: string[];
}

/** runs: newest first; levels of an item: oldest first; need: clean runs still wanted for the next level. */
export interface ProgressCard extends Card {
  level: number;
  count: number;
  runs: Run[];
  items: { id: string; title: string; levels: number[] }[];
  due: { item: string; title: string; day: string; now: boolean }[];
  need: number;
  next: Button | null;
}

const CLEAN = 80;
const STEP = 30;
const HEIGHT = 110;

@customElement("cr-card-progress")
export class ProgressElement extends LitElement {
  static override styles = [
    base,
    paper,
    css`
      svg { display: block; width: 100%; max-height: 150px; }
      text { fill: var(--ink); font-size: 12px; text-anchor: middle; }
      .axis { fill: var(--soft); }
      rect { fill: var(--chart-1); }
      rect.low { fill: var(--chart-2); }
      line { stroke: var(--soft); stroke-dasharray: 3 3; }
      .small { margin-top: 6px; }
      td, th { padding-inline-end: 8px; font-size: 14px; }
      .due { display: grid; gap: 4px; }
      .due li { display: flex; justify-content: space-between; gap: 12px; }
      .now { color: var(--brick); font-weight: 600; }
      .items dt { color: var(--ink); }
      .items dd { color: var(--soft); }
      .btn { width: 100%; }
    `,
  ];
  @property({ attribute: false }) card!: ProgressCard;

  override render(): TemplateResult {
    const { level, count, runs, items, due, need, next } = this.card;
    return html`<article aria-label="练习进步">
      <h3 class="title">练过${count}次 · 现在第${level}关</h3>
      ${runs.length ? html`<section><h4>过程分</h4>${bars([...runs].reverse())}
        ${need ? html`<p class="small">再有${need}场不看提示、不踩红线、过${CLEAN}分，就上一关。</p>` : nothing}</section>` : nothing}
      ${due.length
        ? html`<section>
            <h4>要再练的</h4>
            <ul class="due">${due.map((one) => html`<li><span>${one.title}</span><span class=${one.now ? "now" : ""}>${one.now ? "今天就练" : dayOf(one.day)}</span></li>`)}</ul>
          </section>`
        : nothing}
      ${items.length
        ? html`<details>
            <summary>每一项走到哪儿</summary>
            <section><dl class="items">${items.map((one) => html`<dt>${one.title}</dt><dd>${one.levels.map((is) => LEVELS[is]).join(" → ")}</dd>`)}</dl></section>
          </details>`
        : nothing}
      ${runs.length ? html`<details><summary>每一次</summary><section>${table(runs)}</section></details>` : nothing}
      ${next ? html`<section><button class="btn lead" type="button" @click=${() => fire(this, "cr-send", { title: next.title, payload_id: next.payload_id! })}>接着练：${next.title}</button></section>` : nothing}
    </article>`;
  }
}

function bars(runs: Run[]): TemplateResult {
  const width = Math.max(runs.length, 6) * STEP;
  const y = (score: number): number => HEIGHT - 16 - (score * (HEIGHT - 34)) / 100;
  const label = runs.map((run) => `${dayOf(run.day)}${run.process}分`).join("，");
  return html`<svg viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="过程分，从早到晚：${label}">
    <line x1="0" x2=${width} y1=${y(CLEAN)} y2=${y(CLEAN)}/>
    <text class="axis" x=${width - 14} y=${y(CLEAN) - 4}>${CLEAN}分</text>
    ${runs.map(
      (run, index) => svg`<rect class=${run.process < CLEAN ? "low" : ""} x=${index * STEP + 5} y=${y(run.process)} width="20" height=${HEIGHT - 16 - y(run.process)} rx="3"/>
        <text x=${index * STEP + 15} y=${y(run.process) - 4}>${run.process}</text>
        <text x=${index * STEP + 15} y=${HEIGHT - 3}>${run.day.slice(8).replace(/^0/, "")}日</text>`,
    )}
  </svg>`;
}

function table(runs: Run[]): TemplateResult {
  return html`<table>
    <thead><tr><th scope="col">哪天</th><th scope="col">练的</th><th scope="col">过程</th><th scope="col">怎样</th></tr></thead>
    <tbody>
      ${runs.map(
        (run) => html`<tr><td>${dayOf(run.day)}</td><th scope="row">${run.title}</th><td>${run.process}</td>
          <td>${[run.won ? "谈成" : "没谈成", run.aided ? "看了提示" : "", run.red_lines.length ? "踩了红线" : ""].filter(Boolean).join("，")}</td></tr>`,
      )}
    </tbody>
  </table>`;
}
