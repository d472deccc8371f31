// Makes the address of a page from its title while an editor types, as kmportal/core/slugs.py does on the server.
(() => {
  const { Controller } = window.StimulusModule;

  const readableSlug = (title, maxLength) => {
    const slug = title
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^-\s\p{L}\p{N}\p{M}_]/gu, "")
      .replace(/[-\s]+/g, "-")
      .replace(/^[-_]+|[-_]+$/g, "");
    if (slug.length <= maxLength) return slug;
    const cut = slug.slice(0, maxLength);
    const hyphen = cut.lastIndexOf("-");
    return (hyphen > maxLength / 2 ? cut.slice(0, hyphen) : cut).replace(/-+$/, "");
  };

  class ThaiSlugController extends Controller {
    static values = { maxLength: { type: Number, default: 80 } };

    clean() {
      this.element.value = readableSlug(this.element.value, this.maxLengthValue);
    }

    // Before a sync: only an address that still follows the title is changed along with it.
    compare(event) {
      const follows = readableSlug(event.detail?.value || "", this.maxLengthValue) === this.element.value;
      if (!follows) event.preventDefault();
    }

    apply(event) {
      this.element.value = readableSlug(event.detail?.value || "", this.maxLengthValue);
    }
  }

  window.wagtail.app.register("thai-slug", ThaiSlugController);
})();
