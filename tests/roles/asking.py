"""What an answer of the portal tells of, and whose business which kind of place is."""

import re
from urllib.parse import urlencode

from django.urls import reverse

from .world import PEOPLE, PLACES, SECRET

OPEN = {"public"}
MINE = {
    "stranger": OPEN,
    "member": OPEN | {"members"},
    "insider": OPEN | {"members", "group"},
    "contributor": OPEN | {"members"},
    "steward": OPEN | {"members"},
    "superuser": OPEN | {"members", "group"},
    "auditor": OPEN | {"members", "group"},
}
EVERYONES = dict.fromkeys(PEOPLE, OPEN)
#: In the editor: drafts and closed pages as well, for those who work on them.
EDITORS = {
    **{key: set() for key in PEOPLE},
    **{key: set(PLACES) for key in ("steward", "superuser", "auditor")},
}


def seen(response):
    is_json = response.headers["Content-Type"].startswith("application/json")
    told = str(response.json()) if is_json else response.content.decode()
    # Without markup, and with the lines of calendars and cards put together again.
    text = re.sub(r"<[^>]*>|\u200b|\r\n ", "", told)
    return {place for place, secret in SECRET.items() if secret in text}


def get(client, name, *args, **query):
    return seen(client.get(reverse(name, args=args) + (f"?{urlencode(query)}" if query else "")))


def each(things, world, address):
    """Those of which the answer to `address(thing)` tells."""
    found = set()
    for place, thing in things.items():
        response = world.client.get(address(thing))
        if response.status_code == 200 and place in seen(response):
            found.add(place)
    return found
