"""Loading the places of Thailand: official areas from geothai, grouped into the network's regions.

The regions are the ones the network reports by. Their names join the regions of the national
development plan (Bangkok and vicinity + East, Central + West), so borderline provinces follow that
plan: นครปฐม and สมุทรสาคร count as vicinity, นครนายก as East, สมุทรสงคราม as West, and นครสวรรค์,
อุทัยธานี, กำแพงเพชร, พิจิตร and เพชรบูรณ์ as North, whose network speaks of its 17 provinces.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import geothai
from django.db import transaction
from geothai.abolished import abolished_areas

from .centroids import centroids
from .models import BANGKOK, Place
from .positions import Precision
from .signals import places_loaded

REGIONS = Path(__file__).parent / "resources" / "regions.json"
Level = Place.Level
#: How exact a position from the data is, by the level of its place.
PRECISIONS: dict[int, str] = {
    Level.PROVINCE: Precision.PROVINCE,
    Level.AMPHOE: Precision.AMPHOE,
}


@dataclass(frozen=True)
class Area:
    """One place as the data gives it; relations are codes."""

    code: str
    name_th: str
    name_en: str
    parent: str = ""
    region: str = ""
    abolished: bool = False
    successors: tuple[str, ...] = ()

    @property
    def level(self) -> int:
        return Level.REGION if self.code.startswith("r") else len(self.code) // 2 + 1


@dataclass
class LevelReport:
    """What loading did to the places of one level."""

    level: int
    current: int = 0
    abolished: int = 0
    added: int = 0
    changed: int = 0
    gone: int = 0


@transaction.atomic
def load_places() -> list[LevelReport]:
    """Bring the table to the data's state. Nothing is ever deleted, so no tag is ever lost."""
    areas = {area.code: area for area in _all_areas()}
    stored = {place.code: place for place in Place.objects.all()}
    pks = {code: place.pk for code, place in stored.items()}
    reports = []
    for level in Level.values:
        of_level = [area for area in areas.values() if area.level == level]
        report = _load_level(level, of_level, stored, pks)
        report.gone = _mark_gone(level, areas, stored)
        reports.append(report)
        pks |= dict(Place.objects.filter(level=level).values_list("code", "pk"))
    _link_successors(areas)
    _set_positions()
    places_loaded.send(sender=Place)
    return reports


def _all_areas() -> Iterator[Area]:
    region_of: dict[str, str] = {}
    for region in json.loads(REGIONS.read_text(encoding="utf-8")):
        region_of |= dict.fromkeys(region["provinces"], region["code"])
        yield Area(region["code"], region["name_th"], region["name_en"])
    for province in geothai.provinces():
        region = region_of[province.code]
        yield Area(province.code, province.name_th, province.name_en, region, region)
        for district in geothai.districts(province.code):
            # geothai writes Bangkok's khet with the word for their level, and no other area so.
            name = district.name_th.removeprefix("เขต" if province.code == BANGKOK else "")
            yield Area(district.code, name, district.name_en, province.code, region)
            for tambon in geothai.subdistricts(district.code):
                yield Area(tambon.code, tambon.name_th, tambon.name_en, district.code, region)
    for old in abolished_areas():
        names = old.name_th, old.name_en or old.name_th
        region = region_of[old.code[:2]]
        yield Area(old.code, *names, old.parent_code or region, region, True, old.successors)


def _load_level(
    level: int, areas: list[Area], stored: dict[str, Place], pks: dict[str, int]
) -> LevelReport:
    report = LevelReport(level)
    outdated = []
    for area in areas:
        facts = {
            "level": level,
            "name_th": area.name_th,
            "name_en": area.name_en,
            "parent_id": pks[area.parent] if area.parent else None,
            "region_id": pks[area.region] if area.region else None,
            "abolished": area.abolished,
        }
        report.abolished += area.abolished
        report.current += not area.abolished
        if area.code not in stored:
            report.added += 1
        elif any(getattr(stored[area.code], name) != fact for name, fact in facts.items()):
            report.changed += 1
        else:
            continue
        outdated.append(Place(code=area.code, **facts))
    Place.objects.bulk_create(
        outdated,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["level", "name_th", "name_en", "parent", "region", "abolished"],
    )
    return report


def _mark_gone(level: int, areas: dict[str, Area], stored: dict[str, Place]) -> int:
    """Areas the data no longer knows stay, as abolished, for the pages tagged with them."""
    gone = [
        place.pk
        for place in stored.values()
        if place.level == level and place.code not in areas and not place.abolished
    ]
    return Place.objects.filter(pk__in=gone).update(abolished=True)


def _link_successors(areas: dict[str, Area]) -> None:
    places = {place.code: place for place in Place.objects.all()}
    outdated = []
    for area in areas.values():
        code = todays_code(area, areas)
        successor_id = places[code].pk if code else None
        if places[area.code].successor_id != successor_id:
            places[area.code].successor_id = successor_id
            outdated.append(places[area.code])
    Place.objects.bulk_update(outdated, ["successor"], batch_size=500)


def _set_positions() -> None:
    """Amphoes and provinces get theirs from the data; a tambon's is what someone entered."""
    places = Place.objects.current().filter(level__in=PRECISIONS)
    known = {place.code: place for place in places}
    names = {
        code: (place.name_th, place.name_en)
        for code, place in known.items()
        if place.level == Level.AMPHOE
    }
    outdated = []
    for code, (latitude, longitude) in centroids(names).items():
        if place := known.get(code):
            facts = (latitude, longitude, PRECISIONS[place.level])
            if (place.latitude, place.longitude, place.coordinate_precision) != facts:
                place.latitude, place.longitude, place.coordinate_precision = facts
                outdated.append(place)
    fields = ["latitude", "longitude", "coordinate_precision"]
    Place.objects.bulk_update(outdated, fields, batch_size=300)


def todays_code(area: Area, areas: dict[str, Area]) -> str:
    """The code that took an abolished area's place, followed through areas abolished since.

    Of an area that was split the first part is taken: its address must lead somewhere.
    """
    seen: set[str] = set()
    while area.abolished and area.successors and area.code not in seen:
        seen.add(area.code)
        known = [code for code in area.successors if code in areas]
        if not known:
            return ""
        area = areas[known[0]]
    return "" if area.abolished or not seen else area.code
