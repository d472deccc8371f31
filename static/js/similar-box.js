// Pages like what one writes, beside the form (search/similar_views.py). On readers' pages the box is
// in the form; in the editor it is made here, above the page's own panels.
(() => {
  const WAIT = 2500; // ms after the last letter
  const NAMES = { title: /^title$/, places: /^place(_|s?$)|place_tags-\d+-place$/, themes: /^theme(_|s?$)|theme_tags-\d+-theme$/ };
  const OTHER = /^(csrfmiddlewaretoken|version|opened|homepage|next|slug|seo_title|search_description|comments-|.*-(id|ORDER|DELETE|type|order|TOTAL_FORMS|INITIAL_FORMS|MIN_NUM_FORMS|MAX_NUM_FORMS))/;

  // What the editor keeps of rich text is JSON; only its words count.
  const words = (value) => {
    if (!value.startsWith("{")) return value;
    try {
      return (JSON.parse(value)?.blocks || []).map((block) => block.text).join("\n");
    } catch {
      return value;
    }
  };

  class SimilarBox {
    // `looks`: classes while there is something to show. The box itself stays, or nothing is read aloud.
    constructor(box, form, looks = []) {
      this.box = box;
      this.form = form;
      this.looks = looks;
      form.addEventListener("input", () => this.later());
      form.addEventListener("change", () => this.later());
      this.later();
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT);
    }

    get typed() {
      const typed = new URLSearchParams();
      const texts = [];
      for (const field of this.form.elements) {
        if (!field.name || !field.value || !(field.matches("textarea") || /^(text|hidden)$/.test(field.type))) continue;
        const name = Object.keys(NAMES).find((key) => NAMES[key].test(field.name));
        if (name) typed.append(name, field.value);
        else if (!OTHER.test(field.name)) texts.push(words(field.value));
      }
      typed.set("text", texts.join("\n").slice(0, 20000));
      typed.set("own", this.box.dataset.own || location.pathname.match(/\/pages\/(\d+)\/edit/)?.[1] || "");
      return typed;
    }

    async ask() {
      const typed = this.typed;
      if (typed.toString() === this.asked || document.hidden) return;
      this.asked = typed.toString();
      this.request?.abort();
      this.request = new AbortController();
      try {
        const answer = await fetch(this.box.dataset.similar, {
          method: "POST",
          body: typed,
          headers: { Accept: "text/html", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value },
          signal: this.request.signal,
        });
        if (answer.ok) this.show(await answer.text());
      } catch (error) {
        if (error.name !== "AbortError") this.show("");
      }
    }

    // Escaped by the server.
    show(html) {
      this.box.innerHTML = html;
      for (const look of this.looks) this.box.classList.toggle(look, Boolean(html.trim()));
    }
  }

  const inEditor = () => {
    const form = document.querySelector("form[data-edit-form]");
    const address = document.currentScript?.dataset.similar || document.querySelector("script[data-similar]")?.dataset.similar;
    if (!form || !address || !form.elements.title || !document.querySelector('[name^="theme_tags-"]')) return;
    const box = document.createElement("aside");
    box.className = "similar-box";
    box.dataset.similar = address;
    box.setAttribute("aria-live", "polite");
    form.prepend(box);
    new SimilarBox(box, form, ["help-block", "help-info"]);
  };

  const start = () => {
    document.querySelectorAll("form .similar-box").forEach((box) => new SimilarBox(box, box.closest("form")));
    inEditor();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
