// Shows what a form would lead to while it is filled in: what a collection finds, what a rule would have done.
(() => {
  const { Controller } = window.StimulusModule;

  class FormResultController extends Controller {
    static targets = ["result", "said"];
    static values = {
      url: String,
      failed: String,
      fields: String, // a pattern: names of the fields that the result depends on
      pause: { type: Number, default: 700 }, // ms without a change before the server is asked
    };

    connect() {
      this.form = this.element.closest("form");
      this.changed = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.look(), this.pauseValue);
      };
      // Adding, moving and deleting a block are clicks; its fields change a moment later.
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

    // To screen readers: how many there are, without the rows.
    say(text) {
      this.saidTarget.textContent = text.replace(/\s+/g, " ").trim();
    }

    fields() {
      const all = new FormData(this.form);
      const own = new RegExp(this.fieldsValue);
      return new URLSearchParams([...all].filter(([name, value]) => own.test(name) && typeof value === "string"));
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

  window.wagtail.app.register("form-result", FormResultController);
})();
