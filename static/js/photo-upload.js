// Photos go up one at a time from the form itself, made smaller first where the browser can: a
// photo that does not get through takes neither the words nor the other photos with it.
(() => {
  const LONGEST_SIDE = 2000; // as kmportal/core/photos.py
  const TIMEOUT = 120_000; // ms: a slow line in the hills

  class PhotoUpload {
    constructor(chooser) {
      this.chooser = chooser;
      this.rows = document.querySelector("[data-photo-rows]");
      this.status = chooser.querySelector("[role=status]");
      this.button = chooser.querySelector("button");
      this.input = Object.assign(document.createElement("input"), { type: "file", multiple: true, accept: "image/*,.heic,.heif", hidden: true });
      this.input.className = "photo-input";
      this.input.setAttribute("aria-label", this.button.textContent.trim());
      chooser.append(this.input);
      this.button.type = "button";
      this.button.addEventListener("click", () => this.input.click());
      this.input.addEventListener("change", () => this.sendAll());
    }

    async sendAll() {
      const files = [...this.input.files];
      const faults = [];
      this.button.disabled = true;
      for (const [index, file] of files.entries()) {
        if (this.rows.children.length >= Number(this.chooser.dataset.most)) {
          faults.push(this.chooser.dataset.full);
          break;
        }
        this.say(`${this.chooser.dataset.sending} ${index + 1}/${files.length} …`);
        const fault = await this.send(file);
        if (fault) faults.push(fault);
      }
      this.button.disabled = false;
      this.input.value = "";
      this.say(faults.join(" "), faults.length > 0);
    }

    async send(file) {
      const data = new FormData();
      data.append("csrfmiddlewaretoken", this.chooser.closest("form").elements.csrfmiddlewaretoken.value);
      data.append("photo", await smaller(file), file.name);
      try {
        const answer = await fetch(this.chooser.dataset.photoUpload, { method: "POST", body: data, headers: { Accept: "application/json" }, redirect: "error", signal: AbortSignal.timeout(TIMEOUT) });
        if (!answer.ok) return (await answer.json()).message;
        this.rows.insertAdjacentHTML("beforeend", await answer.text());
        return "";
      } catch {
        return this.chooser.dataset.failed;
      }
    }

    say(message, wrong = false) {
      this.status.textContent = message;
      this.status.classList.toggle("photo-wrong", wrong);
    }
  }

  // The file itself where it is small already, or no photo the browser can read (HEIC).
  async function smaller(file) {
    if (file.type !== "image/jpeg") return file;
    try {
      const photo = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = LONGEST_SIDE / Math.max(photo.width, photo.height);
      if (scale >= 1) return file;
      const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) });
      canvas.getContext("2d").drawImage(photo, 0, 0, canvas.width, canvas.height);
      return (await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85))) || file;
    } catch {
      return file;
    }
  }

  document.querySelectorAll("[data-photo-upload]").forEach((chooser) => new PhotoUpload(chooser));
})();
