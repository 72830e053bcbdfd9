// What the parts of the page tell the app: bubbling events that cross shadow roots.

/** A quick reply was tapped: shows `title`, sends `payload_id`. */
export interface SendDetail {
  title: string;
  payload_id: string;
}

/** Something is said as if it had been typed. */
export interface SayDetail {
  text: string;
}

/** Shows a text full screen in large letters. */
export interface BigDetail {
  text: string;
}

/** Says something to screen readers only. */
export interface AnnounceDetail {
  text: string;
}

interface Details {
  "cr-send": SendDetail;
  "cr-say": SayDetail;
  "cr-big": BigDetail;
  "cr-announce": AnnounceDetail;
  /** Opens the screen for a call that is going on. */
  "cr-live": Record<string, never>;
  /** Brings back the chat. */
  "cr-close": Record<string, never>;
}

/** Fires an event from `source` that reaches the app wherever `source` stands. */
export function fire<Name extends keyof Details>(
  source: EventTarget,
  name: Name,
  detail: Details[Name],
): void {
  source.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
