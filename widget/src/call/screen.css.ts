// The look of a full screen: a column that fills its container, between the safe areas.

import { css } from "lit";

export const screen = css`
  :host { display: flex; flex-direction: column; height: 100%; padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left); background: var(--paper); color: var(--ink); overflow: hidden; }
  .round { display: grid; flex: none; place-items: center; width: 44px; padding: 0; border: 0; border-radius: 50%; background: none; }
  .time { font-variant-numeric: tabular-nums; }
`;
