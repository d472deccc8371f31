/* What htmx may do here: no inline styles, no code from attributes, and refused forms are shown again. */
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.responseHandling = [
  { code: "(2|3)..", swap: true },
  { code: "4(03|22)", swap: true },
  { code: "...", swap: false, error: true },
];

// Whatever goes wrong on the way, the plain page does the same.
document.addEventListener("htmx:sendError", (event) => fallBack(event.detail.elt));
document.addEventListener("htmx:responseError", (event) => fallBack(event.detail.elt));

function fallBack(element) {
  if (element.matches("form")) element.submit();
  else if (element.href) location.assign(element.href);
}

// A link that knows only the comment finds the page of comments it is on.
const wanted = location.hash.match(/^#comment-(\d+)$/);
if (wanted && !document.getElementById(`comment-${wanted[1]}`) && !location.search.includes("comment=")) {
  location.replace(`?comment=${wanted[1]}${location.hash}`);
}
