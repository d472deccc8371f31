"""All places of Thailand, loaded once for a module; and a small Thailand for the other tests."""

from collections.abc import Iterator

import pytest

from kmportal.places.loading import load_places
from kmportal.places.models import Place
from tests import factories


@pytest.fixture(scope="module")
def thailand(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        load_places()
        yield
        # Places protect each other, so they can only go all at once.
        Place.objects.all()._raw_delete("default")


@pytest.fixture
def buri_ram(db: None) -> dict[str, Place]:
    """Two tambons of two amphoes in the Northeast, and Bangkok's เขตบางบอน."""
    northeast = factories.place("r4", "ภาคตะวันออกเฉียงเหนือ", "Northeast")
    central = factories.place("r1", "ภาคกรุงเทพฯ ปริมณฑล และตะวันออก", "Bangkok, Vicinity and East")
    built = {"r4": northeast, "r1": central}
    for code, thai, english in [
        ("31", "บุรีรัมย์", "Buri Ram"),
        ("10", "กรุงเทพมหานคร", "Bangkok"),
    ]:
        region = northeast if code == "31" else central
        built[code] = factories.place(code, thai, english, parent=region, region=region)
    for code, thai, english in [
        ("3101", "เมืองบุรีรัมย์", "Mueang Buri Ram"),
        ("3104", "นางรอง", "Nang Rong"),
        ("1050", "บางบอน", "Bang Bon"),
        ("310101", "ในเมือง", "Nai Mueang"),
        ("310401", "นางรอง", "Nang Rong"),
        ("310427", "หนองโสน", "Nong Sano"),
        ("105002", "บางบอนเหนือ", "Bang Bon Nuea"),
    ]:
        built[code] = factories.place(code, thai, english)
    return built
