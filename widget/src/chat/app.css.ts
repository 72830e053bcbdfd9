// How the page is laid out.

import { css } from "lit";

export const look = css`
  .app { position: relative; display: flex; flex-direction: column; height: 100vh; height: 100dvh; max-width: 760px; margin: 0 auto; }
  header { display: flex; align-items: center; gap: 10px; padding: calc(8px + env(safe-area-inset-top)) calc(8px + env(safe-area-inset-right)) 8px calc(var(--side) + env(safe-area-inset-left)); border-bottom: 1px solid var(--line); }
  main { display: flex; flex-direction: column; flex: 1; min-height: 0; }
  .mark { flex: none; width: 34px; height: 34px; }
  .mark circle { fill: var(--pine); }
  .mark path { fill: none; stroke: var(--pine-ink); stroke-width: 2.6; stroke-linecap: round; }
  h1 { flex: 1; min-width: 0; margin: 0; font-size: 19px; line-height: 1.3; font-weight: 600; letter-spacing: .08em; }
  .live { display: flex; align-items: center; gap: 6px; padding: 0 14px; border: 1px solid var(--pine); border-radius: 22px; background: none; color: var(--pine); font-weight: 600; white-space: nowrap; }
  .live .icon { width: 18px; height: 18px; }
  .close { display: grid; place-items: center; width: 44px; padding: 0; border: 0; border-radius: 12px; background: none; }
  .link { padding: 6px var(--side); background: var(--brick-mist); color: var(--brick); font-size: 14px; text-align: center; }
  .call-bar { display: flex; align-items: center; justify-content: center; gap: 8px; border: 0; background: var(--pine); color: var(--pine-ink); font-weight: 600; }
  .screen { position: fixed; inset: 0; z-index: 4; background: var(--paper); outline: none; }
  .wait { display: grid; place-content: center; gap: 16px; padding: 24px; text-align: center; }
  .first { font-size: 26px; line-height: 1.5; font-weight: 600; }
  @media (hover: hover) {
    .live:hover, .close:hover { background: var(--mist); color: var(--mist-ink); }
  }
  @media (min-width: 800px) { .app { border-inline: 1px solid var(--line); } }
  @media print {
    .app, main { display: block; height: auto; border: 0; }
    header .live, cr-menu, .close, cr-composer, .link { display: none; }
  }
`;
