// The look of a full screen: a column that fills its container, between the safe areas.

import { css } from "lit";

export const screen = css`
  :host { --gutter: max(0px, calc((100vw - 720px) / 2)); display: flex; flex-direction: column; height: 100%; padding: env(safe-area-inset-top) max(env(safe-area-inset-right), var(--gutter)) env(safe-area-inset-bottom) max(env(safe-area-inset-left), var(--gutter)); background: var(--paper); color: var(--ink); overflow: hidden; }
  .round { display: grid; flex: none; place-items: center; width: 44px; padding: 0; border: 0; border-radius: 50%; background: none; }
  .wide { margin-inline: calc(-1 * var(--gutter)); }
  .time { font-variant-numeric: tabular-nums; }
`;
