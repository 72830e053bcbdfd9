// Printing one text: a copy of it stands alone on the sheet (.printing in app.css).

/** Prints a title and a text, and nothing else of the page. */
export function printText(title: string, text: string): void {
  const sheet = document.createElement("div");
  sheet.className = "print-sheet";
  const heading = document.createElement("h1");
  heading.textContent = title;
  sheet.append(heading, text);
  document.body.append(sheet);
  document.body.classList.add("printing");
  const tidy = (): void => {
    sheet.remove();
    document.body.classList.remove("printing");
  };
  window.addEventListener("afterprint", tidy, { once: true });
  window.print();
}
