// What the page needs a moment later: the cards of the longer uses, and the screens of a call.
// Loaded right after the first drawing, so that all of it is there when the connection is not.

import "./cards/brief.ts";
import "./cards/calllog.ts";
import "./cards/checklist.ts";
import "./cards/letter.ts";
import "./cards/line.ts";
import "./cards/menu.ts";
import "./cards/plan.ts";
import "./cards/progress.ts";
import "./cards/report.ts";

export { callIsOn } from "./call/screens.ts";
