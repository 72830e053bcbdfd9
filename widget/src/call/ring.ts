// The ring of an incoming call: a soft tone and a vibration, only where the user has asked for them
// and the device allows it.

import { keep, kept } from "../ui/keep.ts";

const PLACE = "ring";
const PATTERN = [400, 200, 400, 2000];
const EVERY_MS = 3000;

let tones: AudioContext | null = null;
let timer = 0;

/** Whether the user wants calls to ring. Off until he says so. */
export function ringWanted(): boolean {
  return kept<boolean>(PLACE) === true;
}

/** Turns ringing on or off for this call and the next ones. */
export function wantRing(on: boolean): void {
  keep(PLACE, on);
  if (on) startRing();
  else stopRing();
}

/** Rings until `stopRing`, if it is wanted. Silent where the device refuses. */
export function startRing(): void {
  stopRing();
  if (!ringWanted()) return;
  try {
    tones = new AudioContext();
  } catch {
    tones = null;
  }
  const once = (): void => {
    // Without a tap in the page before, Chrome logs a complaint instead of vibrating.
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(PATTERN);
    if (tones?.state === "running") [0, 0.6].forEach((after) => tone(tones!, after));
  };
  once();
  timer = window.setInterval(once, EVERY_MS);
}

export function stopRing(): void {
  clearInterval(timer);
  void tones?.close();
  tones = null;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0);
}

function tone(context: AudioContext, after: number): void {
  const source = context.createOscillator();
  const volume = context.createGain();
  const from = context.currentTime + after;
  source.frequency.value = 520;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.08, from + 0.05);
  volume.gain.linearRampToValueAtTime(0, from + 0.45);
  source.connect(volume).connect(context.destination);
  source.start(from);
  source.stop(from + 0.5);
}
