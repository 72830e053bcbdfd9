// Every card and screen with sample data, for tests and for looking at; never shipped.
// #cards/NAME shows the cards of a sample; #rehearsal/NAME and #live are screens.
// window.said collects what the parts ask the app for.

import { html, nothing, render, type TemplateResult } from "lit";
import { drawCard } from "../src/cards/registry.ts";
import "../src/parts.ts";
import type { Bubble, Card } from "../src/ui/types.ts";

interface Said {
  name: string;
  detail: Record<string, string>;
}

const said: Said[] = [];
Object.assign(window, { said, show });
for (const name of ["cr-send", "cr-say", "cr-big", "cr-close", "cr-announce"]) {
  document.addEventListener(name, (event) => said.push({ name, detail: (event as CustomEvent).detail }));
}

/** Draws a screen or cards; tests call it with data of their own. */
async function show(kind: string, data: unknown, more: { up?: boolean; typing?: boolean } = {}): Promise<void> {
  document.body.className = kind;
  render(page(kind, data, more), document.body);
  await document.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>(".stage > *, .shelf > :last-child")?.updateComplete;
}

function page(kind: string, data: unknown, { up = true, typing = false }): TemplateResult {
  if (kind === "live") return html`<div class="stage"><cr-live .live=${data} .up=${up}></cr-live></div>`;
  if (kind === "rehearsal") return html`<div class="stage"><cr-rehearsal .bubbles=${data} .up=${up} .typing=${typing}></cr-rehearsal></div>`;
  const cards = (Array.isArray(data) ? data : [data]) as Card[];
  return html`<main class="shelf" tabindex="0"><h1>样品</h1><h2>卡片</h2>${cards.map((custom, index) => drawCard({ id: String(index), from: "bot", text: String(custom["said"] ?? ""), custom } as Bubble) ?? nothing)}</main>`;
}

async function route(): Promise<void> {
  const [kind = "", name = ""] = location.hash.slice(1).split("/");
  if (!kind) return;
  const answer = await fetch(`samples/${name || kind}.json`);
  await show(kind, await answer.json());
}

window.addEventListener("hashchange", () => void route());
void route();
