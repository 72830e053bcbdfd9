// The look that every part shares. Colours and sizes are custom properties of app.css and reach
// into shadow roots; constructable sheets need no inline style, so the CSP stays strict.

import { css } from "lit";

/** For every element of the page: box model, buttons, focus, icons, hidden words. */
export const base = css`
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }
  *, *::before, *::after { box-sizing: border-box; }
  h2, h3, h4, p, ul, ol, dl, dd, table { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  button, textarea, input, select { font: inherit; color: inherit; }
  button { min-height: 44px; cursor: pointer; -webkit-tap-highlight-color: transparent; }
  :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
  .icon { flex: none; width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  .unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .btn { display: inline-flex; align-items: center; justify-content: center; gap: 8px; padding: 8px 16px; border: 1px solid var(--edge); border-radius: 12px; background: none; line-height: 1.35; font-weight: 600; }
  .btn.lead { border-color: transparent; background: var(--pine); color: var(--pine-ink); }
  .btn.danger { border-color: var(--brick); background: var(--brick-mist); color: var(--brick); }
  .btn .icon { width: 18px; height: 18px; }
  .pill { border: 1px solid var(--pine); border-radius: 22px; padding: 8px 16px; background: none; color: var(--pine); line-height: 1.4; text-align: start; }
  .label { display: block; font-size: 13px; line-height: 1.5; font-weight: 600; letter-spacing: .04em; color: var(--soft); }
  .tag { display: inline-block; margin-inline-end: 6px; padding: 0 8px; border-radius: 6px; background: var(--mist); color: var(--mist-ink); font-size: 13px; font-weight: 400; }
  .source { display: block; color: var(--soft); font-size: 13px; }
  .piece { display: inline-block; max-width: 100%; text-wrap: balance; }
  @media (hover: hover) {
    .btn:hover, .pill:hover { background: var(--mist); color: var(--mist-ink); }
    .btn.lead:hover { background: var(--pine); color: var(--pine-ink); filter: brightness(1.08); }
    .btn.danger:hover { background: var(--brick-mist); color: var(--brick); }
  }
`;

/** For cards: one sheet of paper with sections; .say is the sentence to read out. */
export const paper = css`
  :host { width: min(100%, 34em); }
  article { overflow: hidden; border: 1px solid var(--line); border-radius: 4px 18px 18px; background: var(--sheet); box-shadow: var(--shadow); }
  section { padding: 12px 16px; }
  section + section { border-top: 1px solid var(--line); }
  .title { padding: 12px 16px 8px; font-size: 14px; font-weight: 400; color: var(--soft); }
  .say { --copy-edge: currentColor; padding: 12px 16px 14px; background: var(--mist); color: var(--mist-ink); }
  .say .label { color: inherit; }
  .say .words { margin: 2px 0 12px; font-size: 24px; line-height: 1.45; font-weight: 600; }
  .tools { display: flex; flex-wrap: wrap; gap: 8px; }
  .say .btn { border-color: currentColor; }
  .tools .btn, .tools cr-copy { flex: 1 1 7em; max-width: 200px; }
  .files { display: grid; gap: 8px; }
  .files .btn { flex: 1 1 0; max-width: none; padding-inline: 10px; }
  .files cr-copy { flex: none; }
  h4 { margin-bottom: 8px; font-size: 15px; font-weight: 600; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; font-size: 15px; }
  dt, .small { color: var(--soft); }
  .small { font-size: 14px; }
  article a { color: inherit; }
  .title + section, .title + .say { padding-top: 6px; }
  .warn { background: var(--brick-mist); color: var(--brick); }
  .warn .label { color: inherit; }
  details { border-top: 1px solid var(--line); }
  summary { display: flex; align-items: center; gap: 8px; min-height: 48px; padding: 0 16px; cursor: pointer; color: var(--soft); font-size: 15px; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary::after { content: ""; width: 8px; height: 8px; margin-inline-start: auto; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(45deg) translate(-2px, -2px); }
  details[open] summary::after { transform: rotate(225deg) translate(-2px, -2px); }
  details ul { display: grid; gap: 10px; padding: 0 16px 14px; font-size: 15px; }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th { font-size: 13px; font-weight: 600; color: var(--soft); text-align: start; }
  th, td { padding: 8px 0; vertical-align: top; }
  @media (max-width: 359px) { .say .words { font-size: 22px; } }
  @media print { .tools { display: none; } article { break-inside: avoid; box-shadow: none; } }
`;
