// The screens of a call: the rehearsal, and the sheet for a call that is going on.
// Both are full-screen elements; `cr-close` brings back the chat.

export { LiveElement } from "./live.ts";
export { RehearsalElement } from "./rehearsal.ts";
export { callIsOn } from "./state.ts";
