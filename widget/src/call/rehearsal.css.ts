// The look of the rehearsed call: who calls on top, captions between, the controls below.

import { css } from "lit";

export const rehearsal = css`
  .ring { display: flex; flex: 1; flex-direction: column; align-items: center; min-height: 0; padding: 8vh 24px 24px; overflow-y: auto; background: #14302d; color: #eef6f3; text-align: center; }
  .ring h1 { margin: 40px 0 4px; font-size: 30px; line-height: 1.3; font-weight: 600; }
  .ring .soft { color: #b5cfc8; }
  .halo { display: grid; flex: none; place-items: center; width: 108px; height: 108px; border-radius: 50%; background: #24554e; box-shadow: 0 0 0 14px rgb(255 255 255 / 6%); animation: ring 2.4s ease-in-out infinite; }
  .halo .icon { width: 46px; height: 46px; }
  @keyframes ring { 50% { box-shadow: 0 0 0 26px rgb(255 255 255 / 3%); } }
  @media (prefers-reduced-motion: reduce) { .halo { animation: none; } }
  .ring .pill { margin-top: 20px; border-color: #7e9d96; color: inherit; }
  .ring .pill[aria-pressed="true"] { background: #eef6f3; color: #14302d; }
  .answer { display: flex; justify-content: space-evenly; width: 100%; max-width: 420px; margin-top: auto; padding-top: 24px; }
  .answer button { display: grid; justify-items: center; gap: 8px; min-width: 96px; border: 0; background: none; font-size: 16px; }
  .answer span { display: grid; place-items: center; width: 72px; height: 72px; border-radius: 50%; color: #fff; }
  .answer .icon { width: 32px; height: 32px; }
  .yes span { background: #2c7d54; }
  .no span, .tool.no { background: #a83a28; color: #fff; }

  .top { display: grid; grid-template-columns: 44px 1fr auto; align-items: center; gap: 4px; padding: 6px 10px 4px 4px; }
  .top h1 { margin: 0; font-size: 17px; line-height: 1.3; }
  .top p { font-size: 13px; color: var(--soft); }
  .stop { min-width: 52px; padding: 0 12px; }
  .phases { display: flex; gap: 3px; padding: 0 12px 8px; border-bottom: 1px solid var(--line); }
  .phases li { flex: 1; padding-top: 6px; border-top: 4px solid var(--line); font-size: 13px; line-height: 1; text-align: center; color: var(--soft); }
  .phases .past { border-color: var(--pine); }
  .phases [aria-current] { border-color: var(--pine); color: var(--pine); font-weight: 700; }
  /* From below: what is newest stays in sight, whatever grows. */
  main.captions { position: relative; display: flex; flex: 1; flex-direction: column-reverse; min-height: 0; overflow-y: auto; overscroll-behavior: contain; }
  .all { display: flex; flex: none; flex-direction: column; gap: 12px; margin-bottom: auto; padding: 14px 16px; }
  .line { flex: none; max-width: 88%; }
  .line p { white-space: pre-wrap; padding: 8px 14px; border: 1px solid var(--line); border-radius: 4px 18px 18px; background: var(--sheet); }
  .line.mine { align-self: flex-end; }
  .line.mine p { border: 0; border-radius: 18px 18px 4px; background: var(--mine); color: var(--mine-ink); }
  .line.unsent p { opacity: .75; }
  .line.now { max-width: 100%; }
  .line.now p { padding: 0; border: 0; background: none; font-size: 22px; line-height: 1.5; font-weight: 600; }
  .chip { display: flex; gap: 6px; justify-content: flex-end; margin-top: 4px; font-size: 14px; line-height: 1.4; font-weight: 600; }
  .good { color: var(--pine); }
  .poor { color: var(--amber); }
  .red { color: var(--brick); }
  .note { padding: 10px 14px; border-radius: 12px; background: var(--amber-mist); color: var(--amber); font-size: 15px; white-space: pre-wrap; }
  .hint { margin: 0 10px 6px; padding: 10px 12px; border-radius: 12px; background: var(--mist); color: var(--mist-ink); }
  .hint .words { margin: 0 0 8px; font-size: 18px; line-height: 1.45; font-weight: 600; }
  .tools { display: flex; align-items: center; gap: 10px; font-size: 15px; line-height: 1.4; }
  .tools .btn { flex: none; }
  .bar { display: flex; gap: 4px; padding: 4px 8px; border-top: 1px solid var(--line); }
  .tool { display: grid; flex: 1 1 0; place-items: center; align-content: center; gap: 1px; min-height: 52px; padding: 2px; border: 0; border-radius: 12px; background: none; font-size: 13px; line-height: 1.3; }
  .tool[aria-pressed="true"] { background: var(--mist); color: var(--mist-ink); }
  .told { padding: 0 16px 6px; font-size: 14px; color: var(--soft); }
  .bar .lead { font-size: 16px; }
  .sheet { display: flex; flex: 1; flex-direction: column; align-items: center; justify-content: center; gap: 14px; min-height: 0; padding: 24px; overflow-y: auto; text-align: center; }
  .sheet h2 { font-size: 26px; }
  .sheet .btn { width: min(100%, 300px); }
  .sheet .note { text-align: start; }
`;
