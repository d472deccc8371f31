// Reads a rule out and tries it on what happened lately, while a steward is writing it.
(() => {
  const { Controller } = window.StimulusModule;
  const PAUSE = 1000; // ms without a change before the server is asked
  const OWN = /^(conditions-|actions-|event$|days$|try-days$)/; // what the trial depends on

  class RuleTryController extends Controller {
    static targets = ["result", "said"];
    static values = { url: String, failed: String };

    connect() {
      this.form = this.element.closest("form");
      this.changed = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.look(), PAUSE);
      };
      // Adding, moving and deleting a block are clicks; their fields change a moment later.
      this.events = ["input", "change", "click"];
      this.events.forEach((name) => this.form.addEventListener(name, this.changed));
      this.changed();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.events.forEach((name) => this.form.removeEventListener(name, this.changed));
    }

    show() {
      this.asked = null;
      this.look();
    }

    // To screen readers: how many pages, without the rows.
    say(text) {
      this.saidTarget.textContent = text.replace(/\s+/g, " ").trim();
    }

    fields() {
      const all = new FormData(this.form);
      return new URLSearchParams([...all].filter(([name, value]) => OWN.test(name) && typeof value === "string"));
    }

    async look() {
      const fields = this.fields();
      if (fields.toString() === this.asked) return;
      this.asked = fields.toString();
      this.request?.abort();
      const request = new AbortController();
      this.request = request;
      this.resultTarget.setAttribute("aria-busy", "true");
      try {
        const response = await fetch(this.urlValue, {
          method: "POST",
          body: fields,
          signal: request.signal,
          headers: { "X-Requested-With": "XMLHttpRequest", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value },
        });
        if (!response.ok) throw new Error(response.status);
        this.resultTarget.innerHTML = await response.text();
        this.say(this.resultTarget.querySelector("[data-said]").textContent);
      } catch (error) {
        if (request.signal.aborted) return;
        this.asked = null;
        this.resultTarget.textContent = this.failedValue;
        this.say(this.failedValue);
      }
      this.resultTarget.removeAttribute("aria-busy");
    }
  }

  window.wagtail.app.register("rule-try", RuleTryController);
})();
