// The two drawings of a report: ten items as bars, and pressure and trust over the call. Each is
// one picture with all its values in its label; the same values stand in a table or list beside it.

import { css, html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { levelOf, type CurvePoint, type ReportItem } from "./report_data.ts";

const TOP = 3;
const MOOD_TOP = 10;
const WIDTH = 320;
const HEIGHT = 140;
const LEFT = 22;
const RIGHT = 38;
const EDGE = 10;
const FOOT = 22;

export const charts = css`
  svg.chart { display: block; width: 100%; overflow: visible; }
  .chart text { fill: var(--ink); font-size: 12px; }
  .chart .axis { fill: var(--soft); }
  .grid { stroke: var(--line); }
  .bars { display: grid; grid-template-columns: max-content 1fr max-content; gap: 6px 10px; align-items: center; font-size: 14px; line-height: 1.3; }
  .bars svg { display: block; width: 100%; height: 12px; }
  .cell { fill: var(--line); }
  .l1 { fill: var(--chart-2); }
  .l2, .l3 { fill: var(--chart-1); }
  .na { fill: none; stroke: var(--edge); stroke-dasharray: 3 3; }
  .bars span:nth-child(3n) { color: var(--soft); font-size: 13px; }
  .trust { stroke: var(--chart-1); fill: none; stroke-width: 2.5; }
  .pressure { stroke: var(--chart-2); fill: none; stroke-width: 2.5; stroke-dasharray: 6 4; }
  .chart .trust-end { fill: var(--chart-1); font-weight: 600; }
  .chart .pressure-end { fill: var(--chart-2); font-weight: 600; }
  .turn { stroke: var(--soft); stroke-dasharray: 2 3; }
  .turns { display: grid; gap: 2px; margin-top: 6px; font-size: 14px; }
`;

/** The ten items, three cells each; dashed where there was no opportunity. */
export function itemChart(items: ReportItem[]): TemplateResult {
  const label = items.map((item) => `${item.title}${levelOf(item)}`).join("，");
  return html`<div class="bars" role="img" aria-label="十项：${label}">
    ${items.map(
      (item) => html`<span>${item.title}</span>
        <svg viewBox="0 0 99 12" preserveAspectRatio="none" aria-hidden="true">${[0, 1, 2].map((cell) => bar(item, cell))}</svg>
        <span>${levelOf(item)}</span>`,
    )}
  </div>`;
}

function bar({ level }: ReportItem, cell: number): SVGTemplateResult {
  const kind = level === "na" ? "na" : cell < level ? `l${level}` : "cell";
  return svg`<rect class=${kind} x=${cell * 33 + 1} y="1" width="31" height="10" rx="2" vector-effect="non-scaling-stroke"/>`;
}

/** The same as a table. */
export function itemTable(items: ReportItem[]): TemplateResult {
  return html`<table>
    <thead><tr><th scope="col">项目</th><th scope="col">做得怎样</th><th scope="col">得分</th><th scope="col">占多少</th></tr></thead>
    <tbody>
      ${items.map(
        (item) => html`<tr><th scope="row">${item.title}</th><td>${levelOf(item)}</td><td>${item.level === "na" ? "—" : `${item.level}/${TOP}`}</td><td>${item.weight}</td></tr>`,
      )}
    </tbody>
  </table>`;
}

/** Pressure and trust after each line of the user, with the turning points numbered. */
export function moodCurve(curve: CurvePoint[]): TemplateResult | typeof nothing {
  const last = curve[curve.length - 1];
  if (!last || curve.length < 2) return nothing;
  const x = (index: number): number => LEFT + (index * (WIDTH - LEFT - RIGHT)) / (curve.length - 1);
  const y = (value: number): number => EDGE + ((MOOD_TOP - value) * (HEIGHT - EDGE - FOOT)) / MOOD_TOP;
  const path = (of: "pressure" | "trust"): string => curve.map((point, index) => `${x(index)},${y(point[of])}`).join(" ");
  // Ends that meet keep their labels apart.
  const apart = Math.abs(last.pressure - last.trust) < 2 ? 7 : 0;
  const up = last.pressure >= last.trust ? -1 : 1;
  const turns = curve.map((point, index) => ({ ...point, index })).filter((point) => point.turning);
  const label = curve.map((point) => `${point.turn ? `第${point.turn}句` : "开头"}压力${point.pressure}、信任${point.trust}`).join("，");
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="压力和信任（0到10）：${label}">
      ${[0, 5, 10].map((value) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(value)} y2=${y(value)}/><text class="axis" x=${LEFT - 6} y=${y(value) + 4} text-anchor="end">${value}</text>`)}
      ${turns.map((point, number) => svg`<line class="turn" x1=${x(point.index)} x2=${x(point.index)} y1=${EDGE} y2=${HEIGHT - FOOT + 6}/><text class="axis" x=${x(point.index)} y=${HEIGHT} text-anchor="middle">${number + 1}</text>`)}
      <polyline class="pressure" points=${path("pressure")}/>
      <polyline class="trust" points=${path("trust")}/>
      <text class="pressure-end" x=${WIDTH - RIGHT + 6} y=${y(last.pressure) + 4 + up * apart}>压力</text>
      <text class="trust-end" x=${WIDTH - RIGHT + 6} y=${y(last.trust) + 4 - up * apart}>信任</text>
    </svg>
    ${turns.length
      ? html`<ol class="turns">${turns.map((point, number) => html`<li>${number + 1}. 第${point.turn}句：${point.turning}</li>`)}</ol>`
      : nothing}`;
}
