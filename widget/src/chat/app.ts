// The page: header, conversation, composer, and the screens that come over them.

import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { Line, type LineEvents } from "../protocol/line.ts";
import { liveContent } from "../protocol/live.ts";
import type { AnnounceDetail, BigDetail, SayDetail, SendDetail } from "../ui/events.ts";
import { icons } from "../ui/icons.ts";
import { forgetAll } from "../ui/keep.ts";
import { base } from "../ui/shared.css.ts";
import { look } from "./app.css.ts";
import "./composer.ts";
import { Conversation } from "./conversation.ts";
import "./dialogs.ts";
import type { BigText, EraseDialog, ExportDialog } from "./dialogs.ts";
import "./log.ts";
import type { Log } from "./log.ts";
import type { MenuChoice } from "./menu.ts";
import "./menu.ts";

const CLOSE_MESSAGE = "congrong:close";
const NAME = document.title;
const FORGETS = "本机不保留记录已打开：关掉这个页面，这台设备上就找不到这次对话了。要连我这边存的也删掉，点菜单里的「清空」。";
const KEEPS = "好，这台设备会记得这次对话，下次打开还在。";

@customElement("cr-app")
export class App extends LitElement {
  static override styles = [base, look];
  @state() private typing = false;
  @state() private up = true;
  @state() private loading = true;
  @state() private screen: "" | "live" | "rehearsal" = "";
  @state() private live: unknown = null;
  @state() private said = "";
  @state() private parts: typeof import("../parts.ts") | null = null;
  @query("cr-log") private log!: Log;
  @query("cr-big") private big!: BigText;
  @query("cr-erase") private eraseDialog!: EraseDialog;
  @query("cr-export") private exportDialog!: ExportDialog;
  private readonly talk = new Conversation();
  private renewed = false;
  private readonly framed = parent !== window;

  private readonly heard: LineEvents = {
    history: (events, outbox) => {
      this.talk.replace(events, outbox);
      if (this.renewed) this.talk.note("上次的对话已经过期，这是新的一段。");
      this.renewed = this.loading = false;
      this.requestUpdate();
    },
    erased: () => this.empty(),
    bubble: (bubble) => {
      this.talk.showBubble(bubble);
      if (bubble.custom?.type === "card.line") this.screen = "rehearsal";
      if (document.hidden) document.title = `有新消息 · ${NAME}`;
      this.requestUpdate();
    },
    typing: (on) => { this.typing = on; },
    outbox: (entry) => {
      this.talk.showEntry(entry);
      this.requestUpdate();
    },
    link: (up) => { this.up = up; },
    renewed: () => { this.renewed = !this.talk.isEmpty; },
  };
  private readonly line = new Line(document.baseURI, this.heard);

  override firstUpdated(): void {
    this.replaceChildren(); // what stood there until now
    this.addEventListener("cr-say", (event) => this.line.say((event as CustomEvent<SayDetail>).detail.text));
    this.addEventListener("cr-send", (event) => {
      const { title, payload_id } = (event as CustomEvent<SendDetail>).detail;
      this.line.press(title, payload_id);
    });
    this.addEventListener("cr-big", (event) => void this.big.show((event as CustomEvent<BigDetail>).detail.text));
    this.addEventListener("cr-announce", (event) => { this.said = (event as CustomEvent<AnnounceDetail>).detail.text; });
    this.addEventListener("cr-live", () => { this.screen = "live"; });
    this.addEventListener("cr-close", () => this.leaveScreen());
    document.addEventListener("visibilitychange", () => { document.title = NAME; });
    if (this.framed) document.addEventListener("keydown", (event) => this.escape(event));
    this.line.start();
    void this.loadParts();
    void liveContent(document.baseURI).then((content) => { this.live = content; });
  }

  override updated(changed: PropertyValues): void {
    // The keyboard goes where the eyes are; what lies below is inert.
    if (changed.has("screen") || changed.has("parts")) this.renderRoot.querySelector<HTMLElement>(".screen")?.focus();
  }

  override render(): TemplateResult {
    return html`
      <div class="app" ?inert=${this.screen !== ""}>
        ${this.header()}
        <main>
        <p class="link" id="link" role="status" ?hidden=${this.up}>
          ${this.up ? nothing : "连不上网络，正在重连。你写的话还在。"}
        </p>
        ${this.parts?.callIsOn(this.talk.bubbles)
          ? html`<button class="call-bar" type="button" @click=${() => { this.screen = "rehearsal"; }}>
              ${icons.phone}练习还没结束，回到通话</button>`
          : nothing}
        <cr-log .items=${this.talk.items} .parts=${this.parts} .typing=${this.typing} .loading=${this.loading}
          @retry=${(event: CustomEvent<string>) => this.line.retry(event.detail)}></cr-log>
        <cr-composer></cr-composer>
        </main>
      </div>
      ${this.over()}
      <cr-big></cr-big>
      <cr-erase @erase=${this.erase}></cr-erase>
      <cr-export .text=${this.talk.asText(new Date())}></cr-export>
      <div class="unseen" id="announcer" role="status">${this.said}</div>`;
  }

  private header(): TemplateResult {
    return html`<header>
      <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <circle cx="16" cy="16" r="15" /><path d="M7 18c4-5 6-5 9 0s5 5 9 0" />
      </svg>
      <h1>从容</h1>
      <button class="live" type="button" @click=${() => { this.screen = "live"; }}>${icons.phone}通话中</button>
      <cr-menu .forgetful=${this.line.forgetful} @choose=${this.choose}></cr-menu>
      ${this.framed
        ? html`<button class="close" type="button" aria-label="关闭对话" @click=${this.closeFrame}>${icons.close}</button>`
        : nothing}
    </header>`;
  }

  private over(): TemplateResult | typeof nothing {
    if (this.screen && !this.parts) {
      return html`<div class="screen wait" tabindex="-1">
        <p>先说这句：</p>
        <p class="first">请先说您的机构、姓名和工号，我记一下。</p>
        <button class="btn" type="button" @click=${this.leaveScreen}>回到对话</button>
      </div>`;
    }
    if (this.screen === "live") return html`<cr-live class="screen" tabindex="-1" .live=${this.live} .up=${this.up}></cr-live>`;
    if (this.screen === "rehearsal") {
      return html`<cr-rehearsal class="screen" tabindex="-1" .bubbles=${this.talk.bubbles} .typing=${this.typing} .up=${this.up}></cr-rehearsal>`;
    }
    return nothing;
  }

  private async loadParts(): Promise<void> {
    try {
      this.parts = await import("../parts.ts");
    } catch {
      addEventListener("online", () => void this.loadParts(), { once: true });
    }
  }

  private leaveScreen(): void {
    this.screen = "";
    void this.updateComplete.then(() => this.log.focus());
  }

  private choose(event: CustomEvent<MenuChoice>): void {
    const commands: Partial<Record<MenuChoice, () => void>> = {
      live: () => { this.screen = "live"; },
      rehearse: () => this.line.press("练一练接电话", "do_start_rehearsal"),
      plan: () => this.line.press("算每月能还多少", "do_make_plan"),
      calls: () => this.line.press("看通话记录", "do_show_log"),
      export: () => this.exportDialog.show(),
      erase: () => this.eraseDialog.show(),
      forget: () => {
        this.line.forgetful = !this.line.forgetful;
        if (this.line.forgetful) forgetAll();
        this.talk.note(this.line.forgetful ? FORGETS : KEEPS);
        this.requestUpdate();
      },
    };
    commands[event.detail]?.();
  }

  private async erase(): Promise<void> {
    try {
      await this.line.erase();
      this.empty();
      this.said = "已清空";
    } catch (error) {
      this.talk.note((error as Error).message || "这次没能清空，请再试一次。");
      this.requestUpdate();
    }
  }

  /** Nothing of the conversation is left: not on the screen, nor among what this browser keeps. */
  private empty(): void {
    forgetAll();
    this.talk.replace([], []);
    this.requestUpdate();
  }

  /** Inside another site's frame: Escape asks the loader to hide the frame. */
  private escape(event: KeyboardEvent): void {
    const open = this.screen || document.activeElement === null || event.defaultPrevented;
    if (event.key === "Escape" && !open && !this.dialogIsOpen) this.closeFrame();
  }

  private get dialogIsOpen(): boolean {
    return [this.big, this.eraseDialog, this.exportDialog].some((one) => one.renderRoot.querySelector("dialog[open]"));
  }

  private closeFrame(): void {
    // To any origin, since we cannot know the host page's; the message holds nothing. The loader
    // checks that it comes from this origin and this frame.
    parent.postMessage({ type: CLOSE_MESSAGE }, "*");
  }
}
