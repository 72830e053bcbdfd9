// How the conversation looks.

import { css } from "lit";

export const look = css`
  :host { position: relative; display: flex; flex-direction: column; flex: 1; min-height: 0; }
  .area { position: relative; flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 16px calc(var(--side) + env(safe-area-inset-right)) 20px calc(var(--side) + env(safe-area-inset-left)); }
  .area:focus-visible { outline: 2px solid var(--edge); outline-offset: -2px; }
  .log { display: flex; flex-direction: column; gap: 12px; }
  .row { display: flex; flex-direction: column; align-items: flex-start; gap: 8px; }
  .row.user { align-items: flex-end; }
  .bubble { max-width: min(100%, 34em); padding: 10px 14px; border: 1px solid var(--line); border-radius: 4px 18px 18px; background: var(--sheet); box-shadow: var(--shadow); white-space: pre-wrap; }
  .user .bubble { position: relative; max-width: 86%; border-color: transparent; border-radius: 18px 18px 4px; background: var(--mine); color: var(--mine-ink); box-shadow: none; }
  .call { display: inline-block; color: var(--pine); font-weight: 600; white-space: nowrap; }
  .state { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: 8px; font-size: 13px; color: var(--soft); }
  .state.failed { color: var(--brick); }
  .state button { padding: 0 16px; border: 1px solid currentColor; border-radius: 22px; background: none; font-size: 14px; }
  .note { align-self: center; max-width: 34em; padding: 2px 12px; color: var(--soft); font-size: 14px; text-align: center; text-wrap: pretty; }
  .quick { display: flex; flex-wrap: wrap; gap: 8px; }
  .brief .pill:first-child { background: var(--pine); color: var(--pine-ink); font-weight: 600; }
  .offer { flex-direction: column; width: min(100%, 34em); }
  .offer .pill { border-color: var(--line); border-radius: 14px; background: var(--sheet); color: var(--pine); box-shadow: var(--shadow); font-weight: 600; }
  .offer .pill { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 48px; }
  .offer .pill::after { content: ""; flex: none; width: 8px; height: 8px; border: solid; border-width: 2px 2px 0 0; transform: rotate(45deg); }
  .typing { display: flex; gap: 6px; width: max-content; margin-top: 12px; padding: 14px 16px; border: 1px solid var(--line); border-radius: 4px 18px 18px; background: var(--sheet); }
  .typing span { width: 8px; height: 8px; border-radius: 50%; background: var(--soft); animation: breathe 1.8s ease-in-out infinite; }
  .typing span:nth-child(2) { animation-delay: .3s; }
  .typing span:nth-child(3) { animation-delay: .6s; }
  @keyframes breathe { 0%, 100% { opacity: .25; } 50% { opacity: .9; } }
  .newer { position: absolute; z-index: 2; bottom: 12px; left: 50%; display: flex; align-items: center; gap: 6px; transform: translateX(-50%); padding: 0 18px; border: 0; border-radius: 22px; background: var(--pine); color: var(--pine-ink); box-shadow: 0 4px 16px rgb(0 0 0 / 20%); white-space: nowrap; }
  @media (prefers-reduced-motion: reduce) { .typing span { animation: none; opacity: .6; } }
  @media (min-width: 800px) { .area { --side: 28px; } }
  @media print {
    .area { overflow: visible; }
    .quick, .newer, .typing { display: none; }
  }
`;
