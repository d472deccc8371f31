/* Buttons with data-share pass the page on with the telephone's own way of sharing; without it, or
   without this script, they stay hidden. */
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.share({ title: document.title, url: button.dataset.share });
    } catch (error) {
      if (error.name !== "AbortError") throw error; // closing the sheet is no fault
    }
  });
}
