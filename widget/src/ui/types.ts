// The shapes of the contract, as far as the page reads them.

/** A quick reply: its words, and what a tap means (without payload_id: as if typed). */
export interface Button {
  title: string;
  payload_id?: string;
}

/** A file to take away; it travels inside its card. */
export interface CardFile {
  name: string;
  mime: string;
  text: string;
}

/** Why something is so: the tag keeps guide and law apart. */
export interface Reason {
  tag?: string;
  text: string;
  source?: string;
}

/** What a bubble carries in `custom`. Every card type describes its own fields further. */
export interface Card {
  type: string;
  v: number;
  [field: string]: unknown;
}

/** One bubble, of the bot or of the user. */
export interface Bubble {
  id: string;
  from: "user" | "bot";
  text: string;
  buttons?: Button[];
  custom?: Card;
  at?: number;
}
