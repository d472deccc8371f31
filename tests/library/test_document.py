"""The page of one document."""

import datetime
import json
import re

import pytest

from kmportal.library.models import EarlierVersion, ScannedPage
from kmportal.reads.flushing import flush
from kmportal.reads.models import TotalReads
from tests.factories import files

pytestmark = pytest.mark.django_db
BROWSER = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 9) Chrome/99.0 Mobile"}


def data_of(response):
    scripts = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode()
    )
    return next(data for data in map(json.loads, scripts) if "Document" in data["@type"])


def test_it_shows_how_the_file_begins_its_size_and_pages(world, client, file):
    pdf = file("plan.pdf", files.pdf(["แผนชุมชนบ้านหนองกลางดง"], ["หน้าสอง"]))
    text = client.get(world.document("แผนชุมชน", file=pdf).url).content.decode()
    assert "แผนชุมชนบ้านหนองกลางดง" in text
    assert "2 หน้า" in text or "2 pages" in text
    assert "PDF" in text


def test_scans_are_shown_as_pictures(world, client, scan):
    page = world.document("สมุดเก่า", scans=[ScannedPage(image=scan)])
    assert page.file_type == "scan"
    assert "<img src=" in client.get(page.url).content.decode()


def test_earlier_versions_stay_with_their_day_and_what_changed(world, client, file):
    old = file("old.txt", "ฉบับเก่า")
    page = world.document(
        "คู่มือ",
        file=file("new.txt"),
        earlier_versions=[
            EarlierVersion(
                document=old,
                version="พิมพ์ครั้งที่ 1",
                changes="ยังไม่มีบทกู้เงิน",
                replaced_on=datetime.date(2023, 5, 4),
            )
        ],
    )
    text = client.get(page.url).content.decode()
    for expected in (old.url, "พิมพ์ครั้งที่ 1", "ยังไม่มีบทกู้เงิน", "4 พ.ค. 2566"):
        assert expected in text
    assert client.get(old.url).status_code == 200


def test_an_earlier_file_of_a_closed_collection_is_only_for_those_let_in(
    world, client, admin_client, file
):
    old = file("old.txt", collection=world.closed())
    page = world.document(
        "คู่มือ", file=file("new.txt"), earlier_versions=[EarlierVersion(document=old)]
    )
    assert old.url not in client.get(page.url).content.decode()
    assert old.url in admin_client.get(page.url).content.decode()


def test_search_engines_are_told(world, client, file):
    page = world.document(
        "คู่มือออมทรัพย์",
        file=file(),
        licence="cc-by",
        year=2020,
        by="สมใจ ใจดี",
        organisation="กลุ่มบ้านหัวนา",
        document_language="th",
    )
    data = data_of(client.get(page.url))
    assert data["@type"] == "DigitalDocument"
    assert data["author"] == [{"@type": "Person", "name": "สมใจ ใจดี"}]
    assert data["license"].endswith("/by/4.0/")
    assert data["encoding"]["contentUrl"].endswith(page.document.url)
    assert data["dateCreated"] == "2020"


def test_a_download_counts_as_a_read_once_a_day(world, client, file):
    page = world.document("คู่มือ", file=file())
    for _time in range(2):
        assert client.get(page.document.url, **BROWSER).status_code == 200
    flush()
    assert TotalReads.objects.get(page=page.pk).count == 1


def test_a_robots_download_counts_nothing(world, client, file):
    page = world.document("คู่มือ", file=file())
    client.get(page.document.url, HTTP_USER_AGENT="Googlebot/2.1")
    flush()
    assert not TotalReads.objects.filter(page=page.pk).exists()


def test_a_file_changed_in_place_changes_its_kind(world, file):
    page = world.document("คู่มือ", file=file())
    document = page.document
    document.file.save("table.csv", files.ContentFile(b"a,b"))
    document.save()
    page.refresh_from_db()
    assert page.file_type == "table"


def test_a_deleted_file_leaves_the_page(world, client, file):
    page = world.document("คู่มือ", file=file())
    page.document.delete()
    assert client.get(page.url).status_code == 200
