// What the live-call screen shows: GET /chat/api/live, or one sentence that always fits.

import type { Reason } from "../ui/types.ts";

export interface LiveStep {
  id: string;
  title: string;
  say: string;
  push: string;
  do: string;
  why: Reason[];
}

export interface LiveKey {
  id: string;
  title: string;
  say: string;
  push: string;
  never: string;
  next: string;
  why: Reason[];
}

export interface Live {
  v: number;
  version: string;
  steps: LiveStep[];
  keys: LiveKey[];
  panic: { title: string; breath: string; say: string; help: string };
  any: string;
  note: { id: string; title: string }[];
  ending: string;
}

const ANY = "您慢点说，我记一下，核实后再回您。";

/** For the time before the first answer of the server: a page that was never loaded before. */
export const BUILT_IN: Live = {
  v: 1,
  version: "",
  steps: [{ id: "any", title: "先这样说", say: ANY, push: "我核实了再联系，先挂了。", do: "先不答应任何事，不报证件号、验证码", why: [] }],
  keys: [],
  panic: { title: "我受不了", breath: "先别说话，慢慢呼一口气。", say: "我现在不方便，先挂了。", help: "心里扛不住，打12356，打不通请再打；有危险打110或120。" },
  any: ANY,
  note: [{ id: "time", title: "时间" }],
  ending: "电话挂了就好。先打开App核对，再把刚才这通记下来。",
};
