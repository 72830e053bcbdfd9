// The notes of a call that is going on: taps only, kept in this browser until they are stored or thrown away.

import { forget, keep, kept } from "../ui/keep.ts";

/** Whether the caller told what he was asked for. */
export type Told = "" | "told" | "refused";

/** started: milliseconds; happened: ids of the keys that were tapped, each once; told: by field. */
export interface Notes {
  started: number;
  step: number;
  happened: string[];
  told: Record<string, Told>;
}

const PLACE = "notes";
const STALE_MS = 2 * 60 * 60 * 1000;
const NEXT: Record<Told, Told> = { "": "told", told: "refused", refused: "" };

/** The notes of the call that was going on, or those of a new one. */
export function openNotes(now: number): Notes {
  const old = kept<Notes>(PLACE);
  const fresh = { started: now, step: 0, happened: [], told: {} };
  return old && now - old.started < STALE_MS ? { ...fresh, ...old } : fresh;
}

export function keepNotes(notes: Notes): void {
  keep(PLACE, notes);
}

export function dropNotes(): void {
  forget(PLACE);
}

/** Another tap on a field: told, then refused, then open again. */
export function tapped(notes: Notes, field: string): Notes {
  return { ...notes, told: { ...notes.told, [field]: NEXT[notes.told[field] ?? ""] } };
}

/** 10:42, by the clock of this device. */
export function clockOf(ms: number): string {
  const at = new Date(ms);
  return `${at.getHours()}:${String(at.getMinutes()).padStart(2, "0")}`;
}

/** 02:13 since the call began. */
export function lengthOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}
