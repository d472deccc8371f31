// A map below the text box of a position in the editor (learning_centers/pin.py): a press puts the
// pin down, dragging moves it, and what is typed moves it too. The text box is what is sent.
(() => {
  const THAILAND = [[5.6, 97.3], [20.5, 105.7]];
  const NEAR = 15; // levels of zoom
  const AREA = 10;

  const pair = (text) => {
    const found = /^\s*(\d{1,2}(?:\.\d+)?)\s*[,\s]\s*(\d{2,3}(?:\.\d+)?)\s*$/.exec(text);
    return found && L.latLng(Number(found[1]), Number(found[2]));
  };

  const start = (box) => {
    const input = document.getElementById(box.dataset.pinMap);
    if (!input || box.dataset.started) return;
    box.dataset.started = "yes";
    box.hidden = false;
    box.nextElementSibling.hidden = false;
    const map = L.map(box, { zoomControl: false, maxZoom: 19, minZoom: 4 });
    map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
    L.tileLayer(box.dataset.tiles, { attribution: box.dataset.attribution, maxZoom: 19 }).addTo(map);
    const icon = L.divIcon({ className: "pin-map-pin", iconSize: [44, 44], iconAnchor: [22, 40] });
    const pin = L.marker([0, 0], { icon, draggable: true, title: box.dataset.pin, alt: box.dataset.pin });

    const write = () => {
      const { lat, lng } = pin.getLatLng();
      input.value = `${Number(lat.toFixed(6))}, ${Number(lng.toFixed(6))}`;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };
    const look = () => {
      const typed = pair(input.value);
      const area = pair(box.dataset.beginsAt);
      if (typed) map.setView(typed, NEAR);
      else if (area) map.setView(area, AREA);
      else map.fitBounds(THAILAND);
    };
    const follow = () => {
      const typed = pair(input.value);
      if (typed) pin.setLatLng(typed).addTo(map);
      else pin.remove();
    };

    pin.on("dragend", write);
    map.on("click", ({ latlng }) => {
      pin.setLatLng(latlng).addTo(map);
      write();
    });
    input.addEventListener("change", (event) => {
      if (!event.isTrusted) return;
      follow();
      if (pair(input.value)) look();
    });
    follow();
    look();
    // Its tab of the editor may be closed, and then it has no size yet.
    new ResizeObserver(() => {
      map.invalidateSize();
      if (!box.dataset.seen && box.clientWidth) {
        box.dataset.seen = "yes";
        look();
      }
    }).observe(box);
  };

  const all = () => document.querySelectorAll("[data-pin-map]").forEach(start);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", all);
  else all();
})();
