import { LitElement, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { drawCard } from "../cards/registry.ts";
import { base } from "../ui/shared.css.ts";

@customElement("cr-app")
export class App extends LitElement {
  static override styles = [base];

  override render(): TemplateResult {
    return html`${drawCard({ id: "1", from: "bot", text: "" })}`;
  }
}
