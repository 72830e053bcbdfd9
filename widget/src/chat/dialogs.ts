// What comes up over the page: large letters, the question before erasing, the export.

import { LitElement, css, html, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { download } from "../ui/clipboard.ts";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { base } from "../ui/shared.css.ts";
import { spoken } from "../ui/text.ts";
import "../ui/tools.ts";

const sheet = css`
  dialog { border: 0; color: var(--ink); background: var(--sheet); }
  dialog::backdrop { background: rgb(10 20 18 / 55%); }
  .ask { width: min(360px, calc(100vw - 32px)); padding: 20px; border-radius: 20px; }
  h2 { margin-bottom: 6px; font-size: 19px; }
  p { margin-bottom: 18px; color: var(--soft); }
  .two { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; }
  .all { display: grid; gap: 10px; }
`;

/** One sentence, as large as the screen allows: to read from, or to hold beside the phone. */
@customElement("cr-big")
export class BigText extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      dialog { position: fixed; inset: 0; width: 100vw; max-width: none; height: 100dvh; max-height: none; margin: 0; padding: calc(16px + env(safe-area-inset-top)) 20px calc(20px + env(safe-area-inset-bottom)); overflow: auto; }
      dialog[open] { display: flex; flex-direction: column; }
      .words { margin: auto; max-width: 14em; font-size: clamp(34px, 11vmin, 92px); line-height: 1.4; font-weight: 600; color: var(--ink); }
      .btn { align-self: flex-end; flex: none; border-radius: 22px; }
    `,
  ];
  @state() private text = "";
  @query("dialog") private dialog!: HTMLDialogElement;

  async show(text: string): Promise<void> {
    this.text = text;
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog aria-label="大字">
      <button class="btn" type="button" @click=${() => this.dialog.close()}>${icons.close}关闭</button>
      <p class="words">${spoken(this.text)}</p>
    </dialog>`;
  }
}

/** Asks once before everything goes; fires `erase`. */
@customElement("cr-erase")
export class EraseDialog extends LitElement {
  static override styles = [base, sheet];
  @query("dialog") private dialog!: HTMLDialogElement;

  show(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog class="ask" aria-labelledby="title">
      <h2 id="title">清空这次对话？</h2>
      <p>我这边存的记录会一起删掉，找不回来。</p>
      <div class="two">
        <button class="btn" type="button" @click=${() => this.dialog.close()}>先不清</button>
        <button class="btn danger" type="button" @click=${this.erase}>清空</button>
      </div>
    </dialog>`;
  }

  private erase(): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent("erase"));
  }
}

/** Takes the conversation away: as a file, as a copy, on paper. */
@customElement("cr-export")
export class ExportDialog extends LitElement {
  static override styles = [base, sheet];
  @property() text = "";
  @query("dialog") private dialog!: HTMLDialogElement;

  show(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`<dialog class="ask" aria-labelledby="title">
      <h2 id="title">导出对话</h2>
      <p>证件号、卡号、手机号已经遮住。存好以后，只给您信得过的人看。</p>
      <div class="all">
        <button class="btn lead" type="button" @click=${this.save}>${icons.save}下载文字</button>
        <cr-copy label="复制全部" .text=${this.text}></cr-copy>
        <button class="btn" type="button" @click=${this.print}>打印</button>
        <button class="btn" type="button" @click=${this.everything}>计划、通话、练习也要</button>
        <button class="btn" type="button" @click=${() => this.dialog.close()}>关闭</button>
      </div>
    </dialog>`;
  }

  private save(): void {
    download({ name: "从容对话.txt", mime: "text/plain", text: this.text });
  }

  private print(): void {
    this.dialog.close();
    print();
  }

  private everything(): void {
    this.dialog.close();
    fire(this, "cr-send", { title: "导出我的记录", payload_id: "do_export_data" });
  }
}
