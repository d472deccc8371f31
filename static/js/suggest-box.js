// Suggestions below a text box (kmportal/core/suggest.py): an ARIA combobox with a list. Without this
// file the box takes the same text, written in full.
(() => {
  const WAIT = 200; // ms after the last letter
  const FEWEST = 3; // letters before the server is asked

  class SuggestBox {
    constructor(input) {
      this.input = input;
      this.list = document.createElement("ul");
      Object.assign(this.list, { id: `${input.id}-list`, className: "suggest", hidden: true });
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", input.labels[0]?.textContent.trim() || "");
      this.status = document.createElement("p");
      this.status.className = "suggest-status";
      this.status.setAttribute("role", "status");
      input.after(this.list, this.status);
      this.set({ role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" });
      this.listeners = { input: () => this.later(), keydown: (event) => this.press(event), blur: () => this.close() };
      for (const [name, act] of Object.entries(this.listeners)) input.addEventListener(name, act);
      // A press on the list must not take the focus from the box, or the list would close first.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
    }

    remove() {
      clearTimeout(this.timer);
      this.request?.abort();
      for (const [name, act] of Object.entries(this.listeners)) this.input.removeEventListener(name, act);
      this.list.remove();
      this.status.remove();
    }

    set(attributes) {
      for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT);
    }

    async ask() {
      const text = this.input.value.trim();
      this.request?.abort();
      if (text.length < FEWEST) return this.close();
      this.request = new AbortController();
      try {
        const answer = await fetch(`${this.input.dataset.suggestUrlValue}?${new URLSearchParams({ q: text })}`, { signal: this.request.signal });
        if (answer.ok) this.show((await answer.json()).suggestions);
      } catch (error) {
        if (error.name !== "AbortError") this.close();
      }
    }

    show(suggestions) {
      this.list.replaceChildren(...suggestions.map((each, index) => this.option(each, index)));
      this.status.textContent = suggestions.length ? this.input.dataset.suggestSomeValue : this.input.dataset.suggestNoneValue;
      this.list.hidden = !suggestions.length;
      this.set({ "aria-expanded": String(suggestions.length > 0) });
      this.mark(-1);
    }

    option({ value, label, detail }, index) {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${index}`;
      option.dataset.value = value;
      option.setAttribute("role", "option");
      const name = document.createElement("strong");
      name.textContent = label;
      option.append(name, ` ${detail}`);
      return option;
    }

    press(event) {
      if (this.list.hidden) return;
      const options = [...this.list.children];
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (event.key in moves) {
        const start = this.marked < 0 && event.key === "ArrowUp" ? 0 : this.marked;
        this.mark((start + moves[event.key] + options.length) % options.length);
      } else if (event.key === "Enter" && this.marked >= 0) {
        this.choose(options[this.marked]);
      } else if (event.key === "Escape") {
        this.close();
      } else {
        return;
      }
      event.preventDefault();
    }

    mark(index) {
      this.marked = index;
      [...this.list.children].forEach((option, position) => {
        option.setAttribute("aria-selected", String(position === index));
        if (position === index) option.scrollIntoView({ block: "nearest" });
      });
      if (index < 0) this.input.removeAttribute("aria-activedescendant");
      else this.set({ "aria-activedescendant": `${this.list.id}-${index}` });
    }

    choose(option) {
      if (!option) return;
      this.input.value = option.dataset.value;
      this.close();
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    close() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.list.hidden = true;
      this.status.textContent = "";
      this.set({ "aria-expanded": "false" });
      this.mark(-1);
    }
  }

  // In the editor boxes come and go with its forms: there suggest.js makes them.
  if (window.StimulusModule) window.SuggestBox = SuggestBox;
  else document.querySelectorAll('input[data-controller="suggest"]').forEach((input) => new SuggestBox(input));
})();
