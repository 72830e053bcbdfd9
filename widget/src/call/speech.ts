// The device's own voice and ear. The voice starts in a user's gesture only; the ear is optional
// everywhere, because some browsers have none and some send what they hear to their maker.

const LANGUAGE = "zh-CN";
const WATCHDOG_MS = 5000;
const LONGEST_MS = 30_000;

let voice: SpeechSynthesisVoice | null = null;

function pickVoice(): void {
  const voices = window.speechSynthesis.getVoices().filter((one) => /^(zh|cmn)/i.test(one.lang));
  voice = voices.find((one) => one.lang.replace("_", "-") === LANGUAGE) ?? voices[0] ?? null;
}

if ("speechSynthesis" in window) {
  pickVoice();
  window.speechSynthesis.addEventListener?.("voiceschanged", pickVoice);
}

/** Whether there is a Chinese voice. Voices may come late: ask again when drawing. */
export function canSpeak(): boolean {
  return voice !== null;
}

/** Reads a text out, after what is being read; only once the user has tapped something. */
export function speak(text: string): void {
  if (!voice || navigator.userActivation?.hasBeenActive === false) return;
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  window.speechSynthesis.speak(words);
}

/** Stops reading out. */
export function hush(): void {
  if ("speechSynthesis" in window) window.speechSynthesis.cancel();
}

interface Heard {
  results: { transcript: string }[][];
}

interface Ear {
  lang: string;
  interimResults: boolean;
  onresult: ((event: Heard) => void) | null;
  onspeechstart: (() => void) | null;
  onerror: (() => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

type EarMaker = new () => Ear;

function earMaker(): EarMaker | undefined {
  const there = window as unknown as { SpeechRecognition?: EarMaker; webkitSpeechRecognition?: EarMaker };
  return there.SpeechRecognition ?? there.webkitSpeechRecognition;
}

/** Whether this browser can listen at all. */
export function canListen(): boolean {
  return earMaker() !== undefined;
}

/**
 * Listens for one sentence. `heard` gets it; `failed` comes if the browser refuses, if nobody
 * begins to speak within five seconds, or if it breaks off. Returns what ends it.
 */
export function listen(heard: (text: string) => void, failed: () => void): () => void {
  const Maker = earMaker();
  if (!Maker) {
    failed();
    return () => {};
  }
  const ear = new Maker();
  let over = false;
  const finish = (text = "", quiet = false): void => {
    if (over) return;
    over = true;
    clearTimeout(watchdog);
    ear.onresult = ear.onerror = ear.onend = ear.onspeechstart = null;
    ear.abort();
    if (text) heard(text);
    else if (!quiet) failed();
  };
  let watchdog = setTimeout(finish, WATCHDOG_MS);
  ear.lang = LANGUAGE;
  ear.interimResults = false;
  ear.onresult = (event) => finish(event.results[0]?.[0]?.transcript);
  ear.onspeechstart = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(finish, LONGEST_MS);
  };
  ear.onerror = () => finish();
  ear.onend = () => finish();
  try {
    ear.start();
  } catch {
    finish();
  }
  return () => finish("", true);
}
