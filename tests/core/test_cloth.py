"""Each page weaves a pattern of its own, the same in both languages."""

from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import call_command

from kmportal.core import cloth
from kmportal.core.management.commands import collect_vendor


@pytest.fixture(scope="module")
def woven() -> dict[str, str]:
    return dict(cloth.files())


@pytest.mark.parametrize("kind", ["lesson", "note", "research", "center"])
def test_every_choice_is_a_file_that_set_up_draws(kind, woven):
    keys = [f"page {number}" for number in range(300)]

    chosen = {cloth.choose(kind, key, dye) for key in keys for dye in ("", *cloth.DYES)}

    assert chosen <= woven.keys()
    assert len(chosen) > 5


def test_every_file_is_an_svg_without_script(woven):
    for name, svg in woven.items():
        root = ElementTree.fromstring(svg)  # noqa: S314  # our own drawing
        assert root.tag.endswith("svg"), name
        assert "<script" not in svg, name


def test_files_stay_small_enough_for_slow_lines(woven):
    assert max(len(svg.encode()) for svg in woven.values()) < 9_000


def test_the_same_page_always_wears_the_same_cloth():
    key = "0b6cf2a7-5f02-4b5e-8a67-2f8f3d1f9c11"

    assert cloth.choose("lesson", key, "krang") == cloth.choose("lesson", key, "krang")


def test_the_kind_of_page_decides_the_kind_of_cloth():
    assert cloth.choose("lesson", "x", "bai").startswith("mudmee-")
    assert cloth.choose("note", "x", "bai").startswith("khaoma-")
    assert cloth.choose("research", "x", "bai").startswith("riw-")
    assert cloth.choose("center", "x", "bai").startswith("khit-")


def test_the_theme_gives_the_dye():
    assert cloth.choose("lesson", "x", "anchan").endswith("-anchan.svg")


def test_a_province_wears_its_own_weave():
    trang, pattani = frozenset({"92"}), frozenset({"94"})

    assert cloth.choose("center", "x", "krang", trang) == "khit-luk-kaew-krang.svg"
    assert cloth.choose("lesson", "x", "krang", pattani) == "mudmee-chuan-tani-krang.svg"


def test_no_other_province_wears_the_weave_of_the_south():
    roi_et = frozenset({"45"})

    chosen = {cloth.choose("center", f"page {number}", "krang", roi_et) for number in range(200)}

    assert "khit-luk-kaew-krang.svg" not in chosen


def test_drafts_are_even_grids_of_known_signs():
    for technique in ("mudmee", "khit"):
        for draft in cloth.drafts(technique):
            assert len({len(row) for row in draft.rows}) == 1, draft.slug
            assert set("".join(draft.rows)) <= set("#o-."), draft.slug


def test_runs_are_read_from_a_draft():
    draft = cloth.Draft("test", "mudmee", ("##.#", "...."))

    assert list(draft.runs("#")) == [(0, 0, 2), (0, 3, 4)]


def test_collecting_twice_gives_the_same_files(tmp_path, monkeypatch):
    folder = tmp_path / "node_modules" / "a/b" / "files"
    folder.mkdir(parents=True)
    (folder / "one.woff2").write_bytes(b"font")
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    monkeypatch.setattr(collect_vendor, "FONTS", {"a/b": ("files/one.woff2",)})
    for others in ("SCRIPTS", "STYLES", "IMAGES", "SHAPES"):
        monkeypatch.setattr(collect_vendor, others, {})

    def collected():
        call_command("collect_vendor", verbosity=0)
        found = tmp_path.glob("var/vendor/*/*")
        return {path.name: path.read_bytes() for path in found if path.is_file()}

    first = collected()

    assert first == collected()
    assert "one.woff2" in first
    assert "khaoma-0-0.svg" in first


def test_a_missing_font_is_said_with_the_way_out(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)

    with pytest.raises(Exception, match="Run: npm ci"):
        call_command("collect_vendor")
