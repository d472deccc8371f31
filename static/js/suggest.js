// Suggestions below a text box as one types (kmportal/core/suggest.py): an ARIA combobox with a list.
(() => {
  const { Controller } = window.StimulusModule;
  const WAIT = 200; // ms after the last letter
  const FEWEST = 3; // letters before the server is asked
  let count = 0;

  class SuggestController extends Controller {
    static values = { url: String, none: String, some: String };

    connect() {
      count += 1;
      this.list = document.createElement("ul");
      Object.assign(this.list, { id: `suggest-${count}`, className: "suggest", hidden: true });
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", document.querySelector(`label[for="${this.element.id}"]`)?.textContent.trim() || "");
      this.status = document.createElement("p");
      this.status.className = "suggest__status";
      this.status.setAttribute("role", "status");
      this.element.after(this.list, this.status);
      this.setAttributes({ role: "combobox", "aria-autocomplete": "list", "aria-controls": this.list.id, "aria-expanded": "false" });
      this.listeners = { input: () => this.later(), keydown: (event) => this.press(event), blur: () => this.close() };
      Object.entries(this.listeners).forEach(([name, act]) => this.element.addEventListener(name, act));
      // A press on the list must not take the focus from the box, or the list would close first.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
    }

    disconnect() {
      clearTimeout(this.timer);
      this.request?.abort();
      Object.entries(this.listeners).forEach(([name, act]) => this.element.removeEventListener(name, act));
      this.list.remove();
      this.status.remove();
    }

    setAttributes(attributes) {
      Object.entries(attributes).forEach(([name, value]) => this.element.setAttribute(name, value));
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT);
    }

    async ask() {
      const text = this.element.value.trim();
      this.request?.abort();
      if (text.length < FEWEST) return this.close();
      this.request = new AbortController();
      const address = `${this.urlValue}?${new URLSearchParams({ q: text })}`;
      try {
        const answer = await fetch(address, { signal: this.request.signal, headers: { "X-Requested-With": "XMLHttpRequest" } });
        if (answer.ok) this.show((await answer.json()).suggestions);
      } catch (error) {
        if (error.name !== "AbortError") this.close();
      }
    }

    show(suggestions) {
      this.list.replaceChildren(...suggestions.map((suggestion, index) => this.option(suggestion, index)));
      this.status.textContent = suggestions.length ? this.someValue : this.noneValue;
      this.status.classList.toggle("suggest__status--shown", !suggestions.length);
      this.list.hidden = !suggestions.length;
      this.setAttributes({ "aria-expanded": String(suggestions.length > 0) });
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
      if (index < 0) this.element.removeAttribute("aria-activedescendant");
      else this.setAttributes({ "aria-activedescendant": `${this.list.id}-${index}` });
    }

    choose(option) {
      if (!option) return;
      this.element.value = option.dataset.value;
      this.close();
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
    }

    close() {
      clearTimeout(this.timer);
      this.list.hidden = true;
      this.status.textContent = "";
      this.status.classList.remove("suggest__status--shown");
      this.setAttributes({ "aria-expanded": "false" });
      this.mark(-1);
    }
  }

  window.wagtail.app.register("suggest", SuggestController);
})();
