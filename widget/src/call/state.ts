// What a rehearsed call looks like, read from the conversation alone: so a reload changes nothing.

import type { Bubble, Button, Card } from "../ui/types.ts";

export type Phase = "open" | "identity" | "purpose" | "pressure" | "reason" | "bargain" | "close";

/** card.line, version 1: one line of a call. */
export interface LineCard extends Card {
  event: "ring" | "line" | "end";
  who: "collector" | "borrower";
  scenario: string;
  title: string;
  stage: string;
  level: number;
  mode: "practise" | "exam" | "watch";
  phase: Phase;
  turn: number;
  again: boolean;
  caller: { name: string; label: string };
  started: string;
  ending: string;
}

/** card.feedback, version 1: the coach's mark, hint, or what a retried line changed. */
export interface FeedbackCard extends Card {
  kind: "chip" | "hint" | "difference";
  turn: number;
  mark: "" | "✓" | "△" | "✗";
  title: string;
  text: string;
  say_now?: string;
  before?: Mood;
  after?: Mood;
}

export interface Mood {
  text: string;
  pressure: number;
  trust: number;
}

/** One caption. turn: how many lines the user had said with it. */
export interface Caption {
  who: "collector" | "borrower";
  text: string;
  turn: number;
  sent: boolean;
  chips: FeedbackCard[];
}

/** The last call of a conversation. card: the newest line; notes: what the bot says beside it. */
export interface Call {
  card: LineCard;
  captions: Caption[];
  hint: FeedbackCard | null;
  notes: string[];
  buttons: Button[];
  paused: boolean;
  over: boolean;
  broken: boolean;
  report: boolean;
  rung: boolean;
}

const lineOf = (bubble: Bubble): LineCard | null =>
  bubble.custom?.type === "card.line" && bubble.custom.v === 1 ? (bubble.custom as LineCard) : null;

/** The last call that rang, or null if none did. */
export function callOf(bubbles: Bubble[]): Call | null {
  let from = bubbles.length - 1;
  while (from >= 0 && lineOf(bubbles[from]!)?.event !== "ring") from -= 1;
  // A history that begins in mid-call has no ring: its first line will do.
  if (from < 0) from = bubbles.findIndex(lineOf);
  const first = bubbles[from] && lineOf(bubbles[from]!);
  if (!first) return null;
  const call: Call = {
    card: first, captions: [], hint: null, notes: [], buttons: [], paused: false, over: false, broken: false, report: false,
    rung: first.event === "ring",
  };
  for (const bubble of bubbles.slice(from)) add(call, bubble);
  return call;
}

/** Whether a call is going on: its newest card is a line, and nothing has ended it. */
export function callIsOn(bubbles: Bubble[]): boolean {
  const call = callOf(bubbles);
  return call !== null && !call.over && !call.broken;
}

function add(call: Call, bubble: Bubble): void {
  const { custom } = bubble;
  if (bubble.from === "user") return said(call, bubble);
  const line = lineOf(bubble);
  if (line) return heard(call, line, bubble);
  if (bubble.buttons) call.buttons = bubble.buttons;
  if (custom?.kind === "stopped") {
    call.over = true;
    call.paused = false;
  }
  if (custom?.type === "card.feedback") return marked(call, custom as FeedbackCard);
  if (custom?.type === "card.report") call.report = call.over = true;
  else if (custom?.kind === "safety") call.broken = true;
  else if (custom?.kind === "paused") call.paused = true;
  else if (custom?.kind === "menu" || custom?.kind === "brief") call.over = true;
  else call.notes.push(bubble.text);
}

function said(call: Call, bubble: Bubble): void {
  dropUnsent(call);
  call.notes = [];
  call.hint = null;
  // A tapped button is a command and no line of the call.
  if (call.over || call.buttons.some((one) => one.title === bubble.text)) return;
  call.captions.push({ who: "borrower", text: bubble.text, turn: call.card.turn + 1, sent: false, chips: [] });
}

function marked(call: Call, card: FeedbackCard): void {
  if (card.kind === "hint") {
    dropUnsent(call);
    call.hint = card;
    return;
  }
  const line = [...call.captions].reverse().find((one) => one.who === "borrower");
  if (!line) return;
  line.sent = true;
  line.chips.push(card);
}

function heard(call: Call, line: LineCard, bubble: Bubble): void {
  const { captions } = call;
  const before = call.card.turn;
  if (line.turn > before) for (const one of captions) one.sent = true;
  else dropUnsent(call);
  if (line.turn < before || (call.over && line.event !== "end")) {
    // Gone back to an earlier line: what came after it has not been said.
    call.captions = captions.filter((one) => one.turn <= line.turn);
    call.report = false;
  }
  // 「他刚才说的是：」 needs no place of its own where the line stands in the call.
  if (line.again) call.notes = [];
  call.card = line;
  call.over = line.event === "end";
  call.paused = call.broken = false;
  call.buttons = bubble.buttons ?? call.buttons;
  const told = call.captions.some((one) => line.again && one.turn === line.turn && one.text === bubble.text);
  // In brackets stands what happened, not what he said: （你挂了电话）.
  if (/^（.*）$/.test(bubble.text)) call.notes.push(bubble.text);
  else if (!told && bubble.text) call.captions.push({ who: line.who, text: bubble.text, turn: line.turn, sent: true, chips: [] });
}

function dropUnsent(call: Call): void {
  call.captions = call.captions.filter((one) => one.sent);
}
