// Text into templates. Text only ever enters the page as text nodes.

import { html, type TemplateResult } from "lit";

/** Spoken text, piece by piece, so that lines break where one would pause. */
export function spoken(text: string): TemplateResult[] {
  const pieces = text.match(/[^，。、；：？！…]+[，。、；：？！…」』”’）〕]*|[^]/gu) ?? [];
  return pieces.map((piece) => html`<span class="piece">${piece}</span>`);
}

// A help line is three or five digits, 400-…, or an area's number; amounts and dates are not.
const NUMBER = /\d[\d-]*/g;
const LINE = /^(?:1[12]\d|12\d{3}|9[56]\d{3}|96110|400-?\d{3}-?\d{4}|800-?\d{3}-?\d{4})$/;
const UNIT = /^(?:元|块|万|千|百|%|％|年|个|期|天|日|号文|条|\.\d)/;

/** Text with the help lines in it as links that dial them. */
export function withCalls(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const [number, at] of phoneNumbers(text)) {
    parts.push(text.slice(from, at), html`<a class="call" href=${dial(number)}>${number}</a>`);
    from = at + number.length;
  }
  return [...parts, text.slice(from)];
}

/** The help lines in a text, each with its place. */
export function phoneNumbers(text: string): [string, number][] {
  return [...text.matchAll(NUMBER)]
    .filter((found) => LINE.test(found[0]) && !UNIT.test(text.slice(found.index + found[0].length)))
    .map((found) => [found[0], found.index]);
}

/** The address that dials a number. */
export function dial(number: string): string {
  return `tel:${number.replaceAll("-", "")}`;
}

/** A sum in fen as people write it: 108000 → 1,080元, 133333 → 1,333.33元. */
export function yuan(fen: number): string {
  const digits = fen % 100 === 0 ? 0 : 2;
  return `${(fen / 100).toLocaleString("zh-CN", { minimumFractionDigits: digits, maximumFractionDigits: digits })}元`;
}

const STAGES: Record<string, string> = { M0: "刚到期", M1: "逾期一月内", M2: "逾期两月", M3: "逾期三月" };

/** The trade's M0 to M3 in words; other stages have a name already. */
export function stageName(stage: string): string {
  return STAGES[stage] ?? stage;
}
