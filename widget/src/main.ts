// The page's one entry.

import "./chat/app.ts";
