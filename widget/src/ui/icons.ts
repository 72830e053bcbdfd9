// Inline icons on a 24 px grid, drawn with the text's own colour.

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

export const icons = {
  more: icon(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="4"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  send: icon(svg`<path d="M12 20V5M5.5 11.5L12 5l6.5 6.5"/>`),
  copy: icon(svg`<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15H4V4h11v1"/>`),
  done: icon(svg`<path d="M5 13l5 5L20 7"/>`),
  big: icon(svg`<path d="M4 9V4h5M20 15v5h-5M4 4l6 6M20 20l-6-6"/>`),
  save: icon(svg`<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>`),
  phone: icon(
    svg`<path d="M6 3h3l2 5-2.5 1.6a12 12 0 006 6L16 13l5 2v3a2 2 0 01-2.2 2A16 16 0 014 5.2 2 2 0 016 3z"/>`,
  ),
  plan: icon(svg`<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M9 3v4M15 3v4"/>`),
  log: icon(svg`<path d="M6 3h9l4 4v14H6zM9 11h7M9 15h7"/>`),
  bin: icon(svg`<path d="M5 7h14M10 4h4M7 7l1 13h8l1-13"/>`),
  down: icon(svg`<path d="M6 9l6 6 6-6"/>`),
  back: icon(svg`<path d="M14 5l-7 7 7 7"/>`),
  hangUp: icon(svg`<path d="M3 14c5-6 13-6 18 0l-2.4 2.6-3.6-2v-2.4a10 10 0 00-6 0v2.4l-3.6 2z"/>`),
  pause: icon(svg`<path d="M9 6v12M15 6v12"/>`),
  again: icon(svg`<path d="M5 12a7 7 0 107-7H7M10 2L7 5l3 3"/>`),
  hint: icon(svg`<path d="M9 18h6M10 21h4M9 15a6 6 0 116 0z"/>`),
  loud: icon(svg`<path d="M4 10v4h4l5 4V6L8 10zM17 9a4 4 0 010 6"/>`),
  ear: icon(svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0014 0M12 18v3"/>`),
  print: icon(svg`<path d="M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7z"/>`),
  lock: icon(svg`<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 018 0v3"/>`),
};
