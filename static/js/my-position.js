// The list of learning centres from where the reader is. The browser is asked only when the button is
// pressed; the position is rounded to about a kilometre before it leaves the telephone.
(() => {
  const DECIMALS = 2;
  const WAIT = 20000; // ms
  const box = document.querySelector("[data-my-position]");
  if (!box || !navigator.geolocation || !window.isSecureContext) return;
  const button = box.querySelector("button");
  const said = box.querySelector("[role=status]");
  const inThailand = ({ latitude, longitude }) => latitude > 5.5 && latitude < 20.6 && longitude > 97.2 && longitude < 105.8;

  const tell = (text) => {
    button.disabled = false;
    said.textContent = text;
  };

  button.addEventListener("click", () => {
    said.textContent = "";
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        if (!inThailand(coords)) return tell(said.dataset.abroad);
        const at = [coords.latitude, coords.longitude].map((number) => number.toFixed(DECIMALS)).join(",");
        location.assign(`${box.dataset.myPosition}${at}#found`);
      },
      () => tell(said.dataset.refused),
      { timeout: WAIT, maximumAge: 600000 },
    );
  });
  // Coming back to the page must not find the button asleep.
  window.addEventListener("pageshow", () => { button.disabled = false; });
  box.hidden = false;
})();
