// Saves a form marked `data-autosave` by itself: ten seconds after the last change, and when the page
// is left for another. The server's answer holds the next version; a refusal stops the saving and is
// shown, since only the writer can say which of two texts to keep.
(() => {
  const WAIT = 10_000; // ms after the last change
  const LONGEST = 30_000; // ms: whoever never pauses is saved all the same

  class Autosave {
    constructor(form) {
      this.form = form;
      this.status = form.querySelector("[data-autosave-status]");
      this.saved = this.written();
      this.stopped = false;
      form.addEventListener("input", () => this.later());
      form.addEventListener("change", () => this.later());
      form.addEventListener("submit", (event) => this.leave(event));
      window.addEventListener("pageshow", () => { this.leaving = false; });
      document.addEventListener("visibilitychange", () => document.hidden && this.save());
      window.addEventListener("beforeunload", (event) => this.isUnsaved() && event.preventDefault());
      window.addEventListener("online", () => this.save());
    }

    written() {
      const data = new FormData(this.form);
      data.delete("version");
      return new URLSearchParams(data).toString();
    }

    isUnsaved() {
      return !this.leaving && this.written() !== this.saved;
    }

    later() {
      clearTimeout(this.timer);
      this.since ??= Date.now();
      const wait = Math.min(WAIT, Math.max(0, this.since + LONGEST - Date.now()));
      this.timer = setTimeout(() => this.save(), wait);
    }

    leave(event) {
      clearTimeout(this.timer);
      if (this.busy) {
        // The answer under way brings the version that this press must name.
        event.preventDefault();
        this.pressed = event.submitter;
        return;
      }
      this.leaving = true;
    }

    async save() {
      if (this.stopped || this.leaving || !this.isUnsaved()) return;
      if (this.busy) return this.later();
      clearTimeout(this.timer);
      this.since = undefined;
      const written = this.written();
      this.busy = true;
      try {
        const body = new FormData(this.form);
        const answer = await fetch(this.form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
        this.take(answer.status, await answer.json(), written);
      } catch {
        this.say(this.form.dataset.autosaveFailed, true);
        this.later();
      } finally {
        this.busy = false;
        if (this.pressed) this.form.requestSubmit(this.pressed);
        this.pressed = undefined;
      }
    }

    take(status, { version, message }, written) {
      this.say(message, status !== 200);
      if (status === 200) {
        this.form.elements.version.value = version;
        this.saved = written;
      } else if (status === 409 || status === 403) {
        this.stopped = true;
      }
    }

    say(message, wrong) {
      this.status.textContent = message;
      this.status.classList.toggle("autosave-wrong", wrong);
    }
  }

  document.querySelectorAll("form[data-autosave]").forEach((form) => new Autosave(form));
})();
