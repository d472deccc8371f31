"""All places in memory, each with what it belongs to: lists ask for their names again and again."""

from __future__ import annotations

from collections import defaultdict

from kmportal.core import kept

from .models import Place


class KnownPlaces:
    """A snapshot of the table, the abolished included. Shared between threads: read it only."""

    def __init__(self) -> None:
        self.by_pk: dict[int, Place] = {p.pk: p for p in Place.objects.order_by("level", "code")}
        self.by_code: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        for place in self.by_pk.values():
            place.parent = self.by_pk.get(place.parent_id or 0)
            place.region = self.by_pk.get(place.region_id or 0)
            place.successor = self.by_pk.get(place.successor_id or 0)
            self.by_code[place.code] = place
            if not place.abolished:
                for name in {place.name_th, place.name_en.casefold()}:
                    self._by_name[name].append(place)

    def named(self, name: str) -> list[Place]:
        """Places of today that are called exactly so in Thai, or in English in capitals or not; the
        largest first."""
        return self._by_name.get(name) or self._by_name.get(name.casefold(), [])


known_places = kept.Kept("places", KnownPlaces)
known_places.watch(Place)
kept.by_model[Place] = lambda: known_places().by_pk
