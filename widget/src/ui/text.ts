// Text into templates. Text only ever enters the page as text nodes.

import { html, type TemplateResult } from "lit";

/** Spoken text, piece by piece, so that lines break where one would pause. */
export function spoken(text: string): TemplateResult[] {
  const pieces = text.match(/[^，。、；：？！…]+[，。、；：？！…」』”’）〕]*|[^]/gu) ?? [];
  return pieces.map((piece) => html`<span class="piece">${piece}</span>`);
}

const NUMBER = /(?<![\d-])(?:\d{3}-\d{4}-\d{3}|400\d{7}|1[12]\d|12\d{3}|9\d{4})(?!\d)/g;

/** Text with the help lines in it as links that dial them. */
export function withCalls(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const found of text.matchAll(NUMBER)) {
    parts.push(text.slice(from, found.index));
    parts.push(html`<a class="call" href="tel:${found[0].replaceAll("-", "")}">${found[0]}</a>`);
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
}

/** A sum in fen as people write it: 108000 → 1,080元, 133333 → 1,333.33元. */
export function yuan(fen: number): string {
  const digits = fen % 100 === 0 ? 0 : 2;
  return `${(fen / 100).toLocaleString("zh-CN", { minimumFractionDigits: digits, maximumFractionDigits: digits })}元`;
}
