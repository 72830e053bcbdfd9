// What the user says in a rehearsed call: typed, or spoken into the browser's recogniser where there
// is one, after a word on where the voice goes.

import { LitElement, css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { fire } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { keep, kept } from "../ui/keep.ts";
import { base } from "../ui/shared.css.ts";
import { canListen, hush, listen } from "./speech.ts";

const CONSENT = "ear";
const LONGEST = 500;

@customElement("cr-call-composer")
export class CallComposer extends LitElement {
  static override styles = [
    base,
    css`
      form { display: grid; grid-template-columns: auto 1fr auto; gap: 6px; align-items: end; padding: 0 8px 8px; }
      form.noear { grid-template-columns: 1fr auto; }
      textarea { width: 100%; height: 46px; padding: 10px 14px; border: 1px solid var(--edge); border-radius: 22px; background: var(--sheet); font-size: 16px; line-height: 1.5; resize: none; }
      textarea:focus { outline: 2px solid var(--pine); outline-offset: -1px; }
      textarea::placeholder { color: var(--soft); opacity: 1; }
      .round { display: grid; flex: none; place-items: center; padding: 0; border: 0; border-radius: 50%; background: none; width: 46px; min-height: 46px; }
      .send { background: var(--pine); color: var(--pine-ink); }
      .listening { background: var(--brick-mist); color: var(--brick); }
      dialog { max-width: min(92vw, 420px); padding: 20px; border: 0; border-radius: 18px; background: var(--sheet); color: var(--ink); }
      dialog::backdrop { background: rgb(0 0 0 / 55%); }
      dialog h2 { margin-bottom: 8px; font-size: 18px; }
      dialog .tools { margin-top: 16px; }
      dialog .btn { flex: 1; }
      .told { padding: 0 16px 4px; font-size: 14px; color: var(--soft); }
      .tools { display: flex; gap: 8px; }
    `,
  ];
  @property() draft = "";
  @property({ type: Boolean }) up = true;
  @state() private told = "";
  @state() private stopEar: (() => void) | null = null;
  @query("dialog") private dialog!: HTMLDialogElement;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopEar?.();
  }

  override render(): TemplateResult {
    const ear = canListen();
    return html`<p class="told" role="status">${this.up ? this.told : "连不上网络，正在重连。写的话还在。"}</p>
      <form class=${ear ? "" : "noear"} @submit=${this.speakUp}>
        ${ear
          ? html`<button class="round ${this.stopEar ? "listening" : ""}" type="button" aria-label=${this.stopEar ? "别听了" : "用说的"} @click=${this.askEar}>${icons.ear}</button>`
          : nothing}
        <textarea aria-label="你怎么说" placeholder=${this.stopEar ? "在听，请说" : "你怎么说？"} maxlength=${LONGEST} enterkeyhint="send" autocomplete="off" .value=${this.draft} @input=${this.write} @keydown=${this.enter}></textarea>
        <button class="round send" aria-label="说出去">${icons.send}</button>
      </form>
      <dialog aria-labelledby="ear-title">
        <h2 id="ear-title">用说的，先知道一件事</h2>
        <p>语音识别是浏览器做的，您说的话可能会传给浏览器的厂商。别说证件号、卡号和验证码。也可以用键盘自带的语音输入。</p>
        <div class="tools">
          <button class="btn" type="button" @click=${() => this.dialog.close()}>还是打字</button>
          <button class="btn lead" type="button" @click=${this.allowEar}>知道了，开始说</button>
        </div>
      </dialog>`;
  }

  private readonly write = (event: Event): void => {
    this.draft = (event.target as HTMLTextAreaElement).value;
  };

  private readonly enter = (event: KeyboardEvent): void => {
    // 229: the key belongs to the input method, which is choosing a word.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) this.speakUp(event);
  };

  private readonly speakUp = (event: Event): void => {
    event.preventDefault();
    const text = this.draft.trim();
    if (!text) return;
    hush();
    this.draft = this.told = "";
    fire(this, "cr-say", { text });
  };

  private readonly askEar = (): void => {
    if (this.stopEar) {
      this.stopEar();
      this.stopEar = null;
    } else if (kept<boolean>(CONSENT)) this.hear();
    else this.dialog.showModal();
  };

  private readonly allowEar = (): void => {
    keep(CONSENT, true);
    this.dialog.close();
    this.hear();
  };

  private hear(): void {
    hush();
    this.told = "在听，说完会变成字。";
    const over = (told: string): void => {
      this.stopEar = null;
      this.told = told;
    };
    let failed = false;
    const stop = listen(
      (text) => {
        over("看一眼，对了就发出去。");
        this.draft = (this.draft + text).slice(0, LONGEST);
      },
      () => {
        failed = true;
        over("没听清，请打字。");
      },
    );
    if (failed) return;
    this.stopEar = () => {
      stop();
      this.told = "";
    };
  }
}
