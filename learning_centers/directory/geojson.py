"""The directory for maps, ours and others': GeoJSON (RFC 7946) of what a reader has asked for.

Anyone may use it from anywhere; it holds only what anyone may read. Answers are kept as bytes, packed
and not, as long as the directory does not change.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import Any, NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from .directory import Directory
from .snapshot import Entry

CONTENT_TYPE = "application/geo+json"
#: Answers to different questions that are kept at a time.
MOST_KEPT = 40
MAX_AGE = 60


class Answer(NamedTuple):
    plain: bytes
    packed: bytes
    etag: str


@require_safe
def centers(request: HttpRequest) -> HttpResponseBase:
    directory = Directory(Locale.get_active(), request.GET)
    answer = _answer(directory, request.build_absolute_uri("/"))
    if answer.etag in request.headers.get("If-None-Match", ""):
        return _with_headers(HttpResponseNotModified(), answer)
    # Packed once, where the middleware would pack a megabyte for each reader.
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(answer.packed, content_type=CONTENT_TYPE)
        response["Content-Encoding"] = "gzip"
    else:
        response = HttpResponse(answer.plain, content_type=CONTENT_TYPE)
    return _with_headers(response, answer)


def _with_headers(response: HttpResponse, answer: Answer) -> HttpResponse:
    response["ETag"] = answer.etag
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={MAX_AGE}"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _answer(directory: Directory, site: str) -> Answer:
    kept = directory.among.answers
    key = ("geojson", get_language(), site, directory.filters.left)
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = _made(directory, site)
    answer: Answer = kept[key]
    return answer


def _made(directory: Directory, site: str) -> Answer:
    among = directory.among
    chosen = [among.entries[number] for number in directory.numbers]
    urls = _urls(chosen, site)
    features = [feature(entry, urls[entry.pk]) for entry in chosen]
    collection = {"type": "FeatureCollection", "features": features}
    plain = json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()
    etag = f'W/"{hashlib.sha256(plain).hexdigest()[:24]}"'
    return Answer(plain, gzip.compress(plain, compresslevel=6, mtime=0), etag)


def feature(entry: Entry, url: str) -> dict[str, Any]:
    """A center without a position is a feature without a geometry, as the RFC has it."""
    geometry = None
    if entry.latitude is not None and entry.longitude is not None:
        geometry = {"type": "Point", "coordinates": [entry.longitude, entry.latitude]}
    return {
        "type": "Feature",
        "id": entry.pk,
        "geometry": geometry,
        "properties": {
            "title": entry.title,
            "url": url,
            "precision": entry.precision,
            "place": entry.place.full_name if entry.place else "",
            "themes": [theme.name for theme in entry.themes],
        },
    }


def _urls(entries: list[Entry], site: str) -> dict[int, str]:
    """Addresses of pages by key: of each folder one page is asked, the others only differ at the end."""
    folders: dict[str, str] = {}
    for entry in entries:
        folder = _folder(entry)
        if folder not in folders:
            url = Page.objects.get(pk=entry.pk).get_url() or "/"
            folders[folder] = url.rstrip("/").rpartition("/")[0]
    return {
        entry.pk: f"{site.rstrip('/')}{folders[_folder(entry)]}/{quote(_slug(entry))}/"
        for entry in entries
    }


def _folder(entry: Entry) -> str:
    return entry.path.rstrip("/").rpartition("/")[0]


def _slug(entry: Entry) -> str:
    return entry.path.rstrip("/").rpartition("/")[2]
