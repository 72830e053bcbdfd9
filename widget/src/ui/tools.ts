// Buttons that several cards need: copy, large letters, files with a copy beside each download.

import { LitElement, html, css, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { copyText, download } from "./clipboard.ts";
import { fire } from "./events.ts";
import { icons } from "./icons.ts";
import { base } from "./shared.css.ts";
import type { CardFile, Reason } from "./types.ts";

const COPIED_FOR = 2000;

/** A button that copies `.text` and says so. */
@customElement("cr-copy")
export class CopyButton extends LitElement {
  static override styles = [
    base,
    css`
      :host { display: flex; }
      .btn { flex: 1; border-color: var(--copy-edge, var(--edge)); }
    `,
  ];
  @property() text = "";
  @property() label = "复制";
  @state() private result = "";

  override render(): TemplateResult {
    return html`<button class="btn" type="button" @click=${this.copy}>
      ${this.result === "已复制" ? icons.done : icons.copy}${this.result || this.label}
    </button>`;
  }

  private async copy(): Promise<void> {
    const done = await copyText(this.text);
    this.result = done ? "已复制" : "请长按文字复制";
    fire(this, "cr-announce", { text: this.result });
    setTimeout(() => { this.result = ""; }, COPIED_FOR);
  }
}

/** Copy and 大字 under a sentence to say. */
export function sayTools(source: EventTarget, text: string): TemplateResult {
  return html`<div class="tools">
    <cr-copy .text=${text}></cr-copy>
    <button class="btn" type="button" @click=${() => fire(source, "cr-big", { text })}>${icons.big}大字</button>
  </div>`;
}

/** Files to take away: each as a download, with a copy for browsers that save nothing. */
export function fileTools(files: CardFile[] | undefined): TemplateResult | typeof nothing {
  if (!files?.length) return nothing;
  return html`<ul class="files">
    ${files.map(
      (file) => html`<li class="tools">
        <button class="btn" type="button" @click=${() => download(file)}>${icons.save}${file.name}</button>
        <cr-copy label="复制全部" .text=${file.text}></cr-copy>
      </li>`,
    )}
  </ul>`;
}

/** Why, folded, each reason with its tag and its source. */
export function whyList(reasons: Reason[] | undefined, notes: string[] = []): TemplateResult | typeof nothing {
  if (!reasons?.length && !notes.length) return nothing;
  return html`<details class="why">
    <summary>为什么</summary>
    <ul>
      ${reasons?.map(
        (reason) => html`<li>
          ${reason.tag ? html`<span class="tag">${reason.tag}</span>` : nothing}${reason.text}
          ${reason.source ? html`<span class="source">出处：${reason.source}</span>` : nothing}
        </li>`,
      )}
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ul>
  </details>`;
}
