// The map beside the list of learning centres, in step with it. Leaflet is fetched only where a map is
// shown: at once beside the list, on a phone when the map is opened. Without tiles the drawn map of the
// provinces takes its place.
(() => {
  const box = document.querySelector("[data-map]");
  if (!box) return;
  const text = { ...box.dataset };
  const canvas = box.querySelector(".center-map-canvas");
  const drawn = box.querySelector(".center-map-drawn");
  const beside = window.matchMedia("(min-width: 1040px)");
  const THAILAND = [[5.6, 97.3], [20.5, 105.7]];
  const CLOSEST = 13; // levels of zoom
  const MOST_FAILED = 4; // tiles, before one has come
  const PIN = 44; // px: large enough for a finger
  const APART = 110; // px: groups stand where their middle is, and must not cover each other

  const rowOf = (id) => document.getElementById(`center-${id}`);
  const pins = new Map();
  let map;
  let groups;
  let lit;

  const script = (source) => new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement("script"), { src: source, onload: resolve, onerror: reject });
    document.head.append(element);
  });

  // Before the portal's own styles, which set out what Leaflet's would undo.
  const style = (source) => {
    const element = Object.assign(document.createElement("link"), { rel: "stylesheet", href: source });
    document.head.prepend(element);
  };

  const node = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children.filter(Boolean));
    return element;
  };

  const popup = ({ id, properties }) => {
    const row = rowOf(id);
    const distance = row?.querySelector(".distance")?.textContent;
    const toRow = row && node("a", { href: `#center-${id}`, textContent: text.toRow });
    toRow?.addEventListener("click", () => row.focus());
    return node("div", {},
      node("a", { href: properties.url, textContent: properties.title }),
      node("p", { textContent: [properties.place, distance].filter(Boolean).join(" · ") }),
      properties.precision !== "exact" && node("p", { textContent: text.near }),
      toRow && node("p", {}, toRow));
  };

  const shownAs = (id) => groups.getVisibleParent(pins.get(id))?.getElement?.() ?? null;

  const light = (id) => {
    if (!pins.has(id)) return;
    lit?.forEach((element) => element.classList.remove("in-step"));
    lit = [shownAs(id), rowOf(id)].filter(Boolean);
    lit.forEach((element) => element.classList.add("in-step"));
  };

  const dim = () => {
    lit?.forEach((element) => element.classList.remove("in-step"));
    lit = null;
  };

  const bringUp = (id) => {
    light(id);
    rowOf(id)?.scrollIntoView({ block: "nearest", behavior: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  };

  const pin = (feature) => {
    const [longitude, latitude] = feature.geometry.coordinates;
    const exact = feature.properties.precision === "exact" ? " pin-exact" : "";
    const icon = L.divIcon({ className: "center-pin", iconSize: [PIN, PIN], html: node("i", { className: `pin${exact}` }) });
    const marker = L.marker([latitude, longitude], { icon, title: feature.properties.title, alt: feature.properties.title, keyboard: true });
    marker.bindPopup(() => popup(feature), { minWidth: 180 });
    marker.on("click", () => bringUp(feature.id));
    marker.on("mouseover focus", () => light(feature.id));
    marker.on("mouseout", dim);
    marker.on("add", () => marker.getElement().setAttribute("aria-label", feature.properties.title));
    pins.set(feature.id, marker);
    return marker;
  };

  const group = (cluster) => {
    const count = cluster.getChildCount();
    const size = PIN + Math.min(20, Math.floor(Math.log10(count)) * 8);
    return L.divIcon({ className: "center-group", iconSize: [size, size], html: node("span", { textContent: count }, node("span", { className: "visually-hidden", textContent: ` ${text.many}` })) });
  };

  const follow = (row) => {
    const id = Number(row.dataset.center);
    if (!pins.has(id)) return;
    row.addEventListener("mouseenter", () => light(id));
    row.addEventListener("focusin", () => light(id));
    row.addEventListener("mouseleave", dim);
    row.addEventListener("focusout", dim);
  };

  const origin = () => {
    const icon = L.divIcon({ className: "origin-pin", iconSize: [22, 22] });
    return L.marker(text.origin.split(",").map(Number), { icon, title: text.originName, alt: text.originName, interactive: false, keyboard: false });
  };

  // What the first rows show, with the place they are measured from; else all there is.
  const look = () => {
    const listed = [...document.querySelectorAll("[data-center]")].map((row) => pins.get(Number(row.dataset.center))).filter(Boolean);
    const near = text.origin ? listed.slice(0, 3).map((marker) => marker.getLatLng()).concat([L.latLng(text.origin.split(",").map(Number))]) : [];
    const bounds = near.length > 1 ? L.latLngBounds(near) : groups.getBounds();
    map.fitBounds(bounds.isValid() ? bounds : THAILAND, { padding: [30, 30], maxZoom: CLOSEST - 2, animate: false });
  };

  // Pins on nothing tell nobody where they are: then the drawn map is better.
  const tiles = () => {
    const layer = L.tileLayer(text.tiles, { attribution: text.attribution, maxZoom: 18 });
    let failed = 0;
    layer.on("tileload", () => { failed = -Infinity; });
    layer.on("tileerror", () => {
      failed += 1;
      if (failed === MOST_FAILED) giveUp();
    });
    return layer;
  };

  const giveUp = () => {
    dim();
    pins.clear();
    map.remove();
    canvas.hidden = true;
    drawn.hidden = false;
    box.querySelector(".map-key").hidden = true;
    draw().catch(() => {});
  };

  const start = async () => {
    style(text.clusterStyle);
    style(text.leafletStyle);
    const [answer] = await Promise.all([fetch(text.map), script(text.leaflet).then(() => script(text.cluster))]);
    const { features } = await answer.json();
    canvas.hidden = false;
    map = L.map(canvas, { zoomControl: false, maxZoom: 18, minZoom: 4 }).fitBounds(THAILAND, { animate: false });
    map.attributionControl.setPrefix(false);
    L.control.zoom({ zoomInTitle: text.zoomIn, zoomOutTitle: text.zoomOut }).addTo(map);
    tiles().addTo(map);
    groups = L.markerClusterGroup({ iconCreateFunction: group, showCoverageOnHover: false, chunkedLoading: true, maxClusterRadius: APART, disableClusteringAtZoom: CLOSEST, spiderfyOnMaxZoom: true });
    groups.addLayers(features.filter((feature) => feature.geometry).map(pin));
    map.addLayer(groups);
    if (text.origin) origin().addTo(map);
    document.querySelectorAll("[data-center]").forEach(follow);
    look();
    drawn.hidden = true;
    box.querySelector(".map-key").hidden = false;
    box.dataset.ready = "";
  };

  // Without tiles: the drawn map of the page that has it.
  const draw = async () => {
    if ("open" in box.dataset) return;
    const page = new DOMParser().parseFromString(await (await fetch(text.drawn)).text(), "text/html");
    const found = page.querySelector(".center-map-drawn");
    if (found) drawn.replaceChildren(...found.childNodes);
    box.dataset.ready = "";
  };

  let begun = false;
  const begin = () => {
    if (begun || !(beside.matches || "open" in box.dataset)) return;
    begun = true;
    // What fails leaves the drawn map, or the link to it.
    (text.tiles ? start() : draw()).catch(() => { canvas.hidden = true; drawn.hidden = false; });
  };
  beside.addEventListener("change", begin);
  begin();
})();
