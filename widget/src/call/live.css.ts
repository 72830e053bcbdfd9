// The look of the live-call screen: the sentence has the room, the keys stand under the thumb.

import { css } from "lit";

export const look = css`
  .top { display: flex; align-items: center; gap: 8px; padding: 4px 4px 4px 14px; }
  .top .time { flex: 1; font-size: 15px; }
  .time b { font-size: 18px; }
  .steps { display: flex; border-block: 1px solid var(--line); background: var(--sheet); }
  .steps li { flex: 1 1 0; min-width: 0; }
  .steps button { position: relative; width: 100%; padding: 0; border: 0; background: none; font-size: 13px; color: var(--soft); white-space: nowrap; }
  .steps button[aria-current] { color: var(--pine); font-weight: 700; box-shadow: inset 0 -3px var(--pine); }
  main { display: flex; flex: 1; flex-direction: column; min-height: 0; position: relative; padding: 10px 16px 8px; overflow-y: auto; background: var(--mist); color: var(--mist-ink); }
  .label { color: inherit; }
  .words { margin: 0 0 6px; font-size: clamp(24px, 7.6vw, 36px); line-height: 1.36; font-weight: 700; }
  .push { margin-top: 4px; font-size: 17px; line-height: 1.4; }
  .do { margin-top: 4px; font-size: 15px; line-height: 1.4; }
  .never { color: var(--brick); font-weight: 600; }
  .tools { --copy-edge: currentColor; display: flex; gap: 8px; margin-top: auto; padding-top: 8px; }
  .tools .btn { padding-inline: 10px; border-color: currentColor; white-space: nowrap; }
  .tools .lead { flex: 1; border-color: transparent; }
  .notes, .keys { display: grid; gap: 6px; padding: 6px 8px 0; }
  .notes { grid-auto-flow: column; grid-auto-columns: 1fr; }
  .notes button, .notes span { display: grid; align-content: center; min-height: 44px; padding: 0; border: 1px dashed var(--edge); border-radius: 10px; background: none; font-size: 13px; line-height: 1.25; text-align: center; }
  .notes [data-told="told"], .notes span { border-style: solid; border-color: var(--pine); background: var(--sheet); color: var(--pine); font-weight: 600; }
  .notes [data-told="refused"] { border-style: solid; border-color: var(--brick); background: var(--brick-mist); color: var(--brick); font-weight: 600; }
  .keys { grid-template-columns: repeat(4, 1fr); padding-bottom: 8px; }
  .keys button { padding: 0 2px; border: 1px solid var(--edge); border-radius: 10px; background: var(--sheet); font-size: clamp(14px, 4vw, 16px); line-height: 1.2; }
  .keys [aria-pressed="true"] { border-color: var(--pine); background: var(--pine); color: var(--pine-ink); font-weight: 700; }
  .keys .happened::after { content: ""; display: block; width: 14px; height: 3px; margin: 2px auto -5px; border-radius: 2px; background: currentColor; }
  .keys .end { grid-column: span 2; border-color: transparent; background: var(--mine); color: var(--mine-ink); font-weight: 600; }
  .calm { justify-content: center; gap: 22px; padding: 24px; background: var(--mist); text-align: center; }
  .calm .breath { margin-bottom: 20px; font-size: 20px; }
  .calm .words { font-size: clamp(30px, 10vw, 44px); }
  .calm .tools { flex-wrap: wrap; justify-content: center; margin: 0; }
  .calm .lead { flex: none; padding-inline: 28px; }
  a { color: inherit; font-weight: 700; white-space: nowrap; }
  .ended { gap: 12px; background: var(--paper); color: var(--ink); }
  .ended ul { display: flex; flex-wrap: wrap; gap: 6px; }
  .ended form { display: grid; gap: 10px; }
  .ended label { display: grid; grid-template-columns: 5em 1fr; align-items: center; }
  .ended input { min-width: 0; min-height: 44px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 10px; background: var(--sheet); font-size: 16px; }
  h2 { font-size: 20px; }
  @media (min-width: 700px) { .keys { grid-template-columns: repeat(6, 1fr); } }
  /* Where there is room, the sentence takes it: the phone may lie on the table, on speaker. */
  @media (min-height: 760px) {
    main { padding-block: 18px 12px; }
    .words { margin-bottom: 12px; font-size: clamp(30px, 9.4vw, 46px); }
    .push { font-size: 20px; }
    .do { margin-top: 8px; font-size: 17px; }
  }
  @media (max-height: 600px) { .words { font-size: 22px; } .push { font-size: 15px; } }
`;
