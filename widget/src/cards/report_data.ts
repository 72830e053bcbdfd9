// card.report, version 1: how a call went. turn: from 1 over all lines of the call.

import type { Card, CardFile } from "../ui/types.ts";

export interface ReportItem {
  id: string;
  title: string;
  level: number | "na";
  weight: number;
}

export interface CurvePoint {
  turn: number;
  pressure: number;
  trust: number;
  rung: number;
  turning: string;
}

export interface Fix {
  title: string;
  advice: string;
  quote: string;
  better: string;
  why: string;
  guide: string;
  fact: string;
  retry: { title: string; payload_id: string } | null;
}

export interface ReportCard extends Card {
  kind: "rehearsal" | "review";
  scenario: string;
  title: string;
  verdict: string;
  red_lines: { id: string; title: string; quote: string }[];
  process: number;
  grade: string;
  result: { text: string; rung: number; best: number; affordable: boolean | null; written: boolean; won: boolean } | null;
  items: ReportItem[];
  strengths: { title: string; text: string; quote: string }[];
  fixes: Fix[];
  curve: CurvePoint[];
  best_path: string[];
  own_path: string[];
  violations: { kind: string; quote: string; say: string; fact: string; source: string }[];
  reminder: string;
  call: { who: "collector" | "borrower"; text: string; mark: string; chip: string }[];
  next: { scenario: string; title: string; date: string; payload_id: string } | null;
  files: CardFile[];
}

/** What a level means in words. */
export const LEVELS = ["没做到", "沾了边", "做到了", "做得好"];

/** The level of an item in words. */
export function levelOf(item: ReportItem): string {
  return item.level === "na" ? "没碰到" : `${LEVELS[item.level]}`;
}
