// The boxes of suggest-box.js in the editor, whose forms add and take away fields as one works.
(() => {
  class SuggestController extends window.StimulusModule.Controller {
    connect() {
      this.box = new window.SuggestBox(this.element);
    }

    disconnect() {
      this.box.remove();
    }
  }

  window.wagtail.app.register("suggest", SuggestController);
})();
