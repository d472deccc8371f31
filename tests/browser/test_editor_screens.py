"""Each of our own editor screens, looked through by axe-core and left by Tab alone."""

import pytest

from kmportal.demo.accounts import PASSWORD

API = "async (query) => (await (await fetch(`/admin/api/main/pages/?locale=th&${query}`)).json()).items[0].id"
SEVERAL = API.replace(".items[0].id", ".items.map((each) => each.id)")
SCREENS = {
    "sharing": "/admin/pages/{lesson}/sharing/",
    "sharing a branch": "/admin/pages/{lessons}/sharing/",
    "queue": "/admin/review/",
    "who waits": "/admin/reports/who-waits/",
    "ageing": "/admin/reports/ageing-pages/",
    "bin": "/admin/recycle-bin/",
    "delete": "/admin/pages/{lesson}/delete/",
    "unpublish": "/admin/pages/{lesson}/unpublish/",
    "move": "/admin/pages/{lesson}/move/",
    "lead links elsewhere": "/admin/links/{lesson}/",
    "broken links": "/admin/reports/broken-links/",
    "collection": "/admin/pages/add/collections/collectionpage/{home}/",
    "event": "/admin/pages/add/events/eventpage/{events}/",
    "to translate": "/admin/reports/to-translate/",
    "synonyms": "/admin/snippets/search/synonym/",
    "synonym": "/admin/snippets/search/synonym/add/",
    "figures": "/admin/figure-grid/community-products/?rows=regions&years=2540-2541",
    "import": "/admin/import/",
    "comments": "/admin/snippets/discussion/comment/",
    "lessons and their standing": "/admin/reports/lessons-standing/",
    "searches": "/admin/reports/searches/",
    "a form": "/admin/pages/{review}/edit/",
    "a form, new": "/admin/pages/add/forms/formpage/{forms}/",
    "forms": "/admin/forms/",
    "answers": "/admin/forms/submissions/{review}/",
    "answers with places": "/admin/forms/submissions/{registration}/",
    "one answer": "/admin/forms/{review}/answers/{answer}/",
    "delete an answer": "/admin/forms/submissions/{review}/delete/?selected-submissions={answer}",
    "write it up": "/admin/forms/{review}/write-up/",
}

#: Wagtail's form of a new snippet has no heading of the first level, whatever the snippet, and its
#: field for formatted text no name.
WAGTAILS_OWN = {"synonym": "page-has-heading-one", "a form": "aria-input-field-name"}


#: Goes one stop further and says what it has left behind: where it was, whether that could be seen.
LOOK = """() => {
  const look = (element) => [element, element.parentElement, element.closest("label"),
      element.labels && element.labels[0]]
    .filter(Boolean)
    .flatMap((each) => ["", "::before", "::after"].map((part) => {
      const style = getComputedStyle(each, part);
      return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.color,
        style.textDecoration, style.opacity, style.width].join();
    })).join();
  const last = window.lastStop;
  const now = document.activeElement;
  let left = null;
  if (last && last.element.isConnected) {
    left = {html: last.element.outerHTML.slice(0, 140), seen: last.look !== look(last.element)};
  }
  const inMain = now !== document.body && document.querySelector("#main, main").contains(now);
  window.lastStop = now === document.body ? null : {element: now, look: look(now)};
  window.stops = (window.stops || new Set());
  const again = window.stops.has(now);
  window.stops.add(now);
  return {left, again, inMain, body: now === document.body};
}"""
#: What can be pressed or typed into, is shown, and was not reached by Tab.
MISSED = """() => [...document.querySelector("#main, main").querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((each) => each.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && !each.disabled && each.tabIndex >= 0 && !window.stops.has(each)
    && !(each.type === "radio" && [...window.stops].some((stop) => stop.name === each.name))
    && each.getClientRects().length)
  .map((each) => each.outerHTML.slice(0, 140))"""


def walked(page):
    """What goes wrong on the way through a page with nothing but Tab."""
    unseen = []
    page.evaluate("document.activeElement.blur()")
    for _stop in range(400):
        page.keyboard.press("Tab")
        now = page.evaluate(LOOK)
        if now["left"] and not now["left"]["seen"]:
            unseen.append(f"focus not seen: {now['left']['html']}")
        if now["body"] or now["again"]:
            break
    else:
        unseen.append("no way out by Tab")
    return unseen + [f"not reached: {each}" for each in page.evaluate(MISSED)]


@pytest.fixture(scope="module")
def steward(module_visit):
    visitor = module_visit(1280)
    visitor.sign_in("steward", PASSWORD)
    return visitor


@pytest.fixture(scope="module")
def keys(steward):
    def first(query):
        return steward.page.evaluate(API, query)

    found = {
        "lessons": first("slug=lessons"),
        "home": first("child_of=root"),
        "events": first("slug=events"),
    }
    found |= {"lesson": first(f"child_of={found['lessons']}"), "forms": first("slug=forms")}
    of_forms = f"child_of={found['forms']}&order=id&limit=2"
    found["registration"], found["review"] = steward.page.evaluate(SEVERAL, of_forms)
    steward.go(f"/admin/forms/submissions/{found['review']}/")
    row = steward.page.locator("[name=selected-submissions]").first
    return found | {"answer": row.get_attribute("value")}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_for_everyone(steward, keys, screen):
    steward.go(SCREENS[screen].format(**keys))
    faults = [
        fault
        for fault in steward.accessibility_faults()
        if fault.partition(":")[0] != WAGTAILS_OWN.get(screen)
    ]
    faults += walked(steward.page)
    assert not faults, "\n".join(faults)
