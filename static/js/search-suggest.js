// Suggestions below the search box as one types (search/suggestions.py): an ARIA 1.2 combobox whose
// options are links. Enter without a chosen option searches, as it does without this file.
(() => {
  const WAIT = 120; // ms after the last letter

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  class Suggestions {
    constructor(form) {
      this.input = form.querySelector("input[type=search]");
      this.url = form.dataset.suggest;
      this.answers = new Map();
      this.chosen = -1;
      const id = `${this.input.id}-suggestions`;
      this.list = element("div", { id, class: "suggestions", role: "listbox", tabindex: "-1", "aria-label": form.dataset.suggestLabel });
      this.list.hidden = true;
      this.status = element("p", { class: "visually-hidden", role: "status" });
      form.append(this.list, this.status);
      this.set({ role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": id, "aria-expanded": "false", autocomplete: "off" });
      this.input.addEventListener("input", () => this.later());
      this.input.addEventListener("keydown", (event) => this.press(event));
      // Not on blur of the box: a finger on an option takes the focus away before it clicks.
      document.addEventListener("pointerdown", (event) => form.contains(event.target) || this.close());
      form.addEventListener("focusout", (event) => this.list.contains(event.relatedTarget) || this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      // Or the list would still be open for whoever comes back.
      this.list.addEventListener("click", () => this.close());
      form.addEventListener("submit", () => this.close());
    }

    set(attributes) {
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    }

    get options() {
      return [...this.list.querySelectorAll("[role=option]")];
    }

    later() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.choose(-1);
      if (!this.input.value.trim()) return this.close();
      this.timer = setTimeout(() => this.ask(), WAIT);
    }

    async ask() {
      const text = this.input.value.trim();
      if (!text) return;
      const request = new AbortController();
      this.request = request;
      try {
        if (!this.answers.has(text)) {
          const answer = await fetch(`${this.url}?${new URLSearchParams({ q: text })}`, { signal: request.signal });
          if (!answer.ok) return this.close();
          this.answers.set(text, await answer.json());
        }
        if (!request.signal.aborted && document.activeElement === this.input) this.show(this.answers.get(text));
      } catch (error) {
        if (error.name !== "AbortError") this.close();
      }
    }

    show({ groups, status }) {
      this.list.replaceChildren(...groups.map((group) => this.group(group)));
      this.options.forEach((option, index) => { option.id = `${this.list.id}-${index}`; });
      this.status.textContent = status;
      this.list.hidden = !groups.length;
      this.set({ "aria-expanded": String(groups.length > 0) });
      this.list.scrollTop = 0;
      this.choose(-1);
    }

    group({ key, label, options }) {
      const id = `${this.list.id}-${key}`;
      const name = element("span", { id, class: "suggestions-label", role: "presentation" }, label);
      return element("div", { role: "group", "aria-labelledby": id }, name, ...options.map((option) => this.option(option)));
    }

    option({ pieces, url, detail, lang, dye }) {
      const name = element("span", { lang }, ...pieces.map(([text, typed]) => (typed ? element("b", {}, text) : text)));
      const diamond = dye ? [element("i", { class: `diamond dye-${dye}`, "aria-hidden": "true" })] : [];
      const small = detail ? [" ", element("small", {}, detail)] : [];
      return element("a", { role: "option", href: url, tabindex: "-1", "aria-selected": "false" }, ...diamond, name, ...small);
    }

    press(event) {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (this.list.hidden) {
        if (event.key === "ArrowDown" && this.input.value.trim()) {
          event.preventDefault();
          this.ask();
        }
        return;
      }
      const last = this.options.length - 1;
      const moves = {
        ArrowDown: () => this.choose(this.chosen === last ? -1 : this.chosen + 1),
        ArrowUp: () => this.choose(this.chosen === -1 ? last : this.chosen - 1),
        Escape: () => this.close(),
      };
      // With nothing chosen these keys belong to the text.
      if (this.chosen >= 0) {
        moves.Home = () => this.choose(0);
        moves.End = () => this.choose(last);
        moves.Enter = () => this.options[this.chosen].click();
      }
      if (!(event.key in moves)) return event.key.startsWith("Arrow") ? this.choose(-1) : undefined;
      event.preventDefault();
      moves[event.key]();
    }

    choose(index) {
      this.chosen = index;
      this.options.forEach((option, position) => option.setAttribute("aria-selected", String(position === index)));
      const option = this.options[index];
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      this.set({ "aria-activedescendant": option.id });
      option.scrollIntoView({ block: "nearest" });
    }

    close() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.list.hidden = true;
      this.status.textContent = "";
      this.set({ "aria-expanded": "false" });
      this.choose(-1);
    }
  }

  document.querySelectorAll("form[data-suggest]").forEach((form) => new Suggestions(form));
})();
