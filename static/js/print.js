/* Buttons with data-print open the browser's print window; without this script they stay hidden.
   Folded parts are opened first, since what is folded is not printed. */
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("main details:not([open]):not(.contents)")) {
    part.open = true;
    part.dataset.openedToPrint = "";
  }
});

window.addEventListener("afterprint", () => {
  for (const part of document.querySelectorAll("[data-opened-to-print]")) {
    part.open = false;
    delete part.dataset.openedToPrint;
  }
});
