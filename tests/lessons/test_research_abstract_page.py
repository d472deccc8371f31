"""The page of a research abstract, and how it is cited."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import Locale

from kmportal.core.models import PageContributor
from lessons.citation import cite, identifier_url
from lessons.models import ResearchAbstractPage
from tests import factories
from tests.reading import text_of

TITLE = "การเชื่อมกลุ่มอาชีพกับสหกรณ์"


def items(*texts: str) -> list[tuple[str, str]]:
    return [("item", text) for text in texts]


@pytest.fixture
def research(tree, document):
    page = factories.page(
        tree["research"],
        ResearchAbstractPage,
        TITLE,
        summary="กลุ่มค้าขายกับสหกรณ์ได้",
        institution="มหาวิทยาลัยตัวอย่าง",
        year=2003,
        objectives=items("ศึกษาสภาพกลุ่ม", "สร้างเครือข่าย"),
        design="การวิจัยเชิงปฏิบัติการ",
        instruments=items("สัมภาษณ์กึ่งโครงสร้าง"),
        informants="ผู้นำกลุ่ม",
        informant_count=1060,
        processes=items("สำรวจ", "ประชุม"),
        area="6 อำเภอ",
        abstract="<p>งานนี้สำรวจสหกรณ์</p>",
        findings="<p>ความไว้ใจมาก่อน</p>",
        recommendations="<p>ช่วยกลุ่มเดิมก่อน</p>",
        figures=[("figure", {"label": "สหกรณ์", "value": "21", "unit": "แห่ง"})],
        keywords="สหกรณ์, เครือข่าย",
        full_text=document,
        identifiers=[
            ("identifier", {"scheme": "doi", "value": "10.14456/example.2003.12"}),
            ("identifier", {"scheme": "isbn", "value": "974-00-0000-0"}),
            ("identifier", {"scheme": "url", "value": "javascript:alert(1)"}),
        ],
        licence="cc-by-nc",
    )
    page.contributors = [
        PageContributor(role="author", name="บุญมา แก้วคำ", affiliation="คณะเกษตรศาสตร์"),
        PageContributor(role="author", name="อนงค์ ศรีสุข"),
    ]
    page.save()
    return page


FIELDS = [
    TITLE,
    "บุญมา แก้วคำ",
    "คณะเกษตรศาสตร์",
    "มหาวิทยาลัยตัวอย่าง",
    "2546",
    "ศึกษาสภาพกลุ่ม",
    "การวิจัยเชิงปฏิบัติการ",
    "สัมภาษณ์กึ่งโครงสร้าง",
    "ผู้นำกลุ่ม",
    "1,060",
    "ประชุม",
    "6 อำเภอ",
    "งานนี้สำรวจสหกรณ์",
    "ความไว้ใจมาก่อน",
    "ช่วยกลุ่มเดิมก่อน",
    "แห่ง",
    "เครือข่าย",
    "แบบสำรวจครัวเรือน",
    "974-00-0000-0",
    'href="https://doi.org/10.14456/example.2003.12"',
    "creativecommons.org/licenses/by-nc/4.0/",
]


def test_every_field_is_shown(client, research):
    text = text_of(client.get(research.url))
    assert [words for words in FIELDS if words not in text] == []


def test_objectives_keep_their_order_in_an_ordered_list(client, research):
    html = client.get(research.url).content.decode()
    section = html[html.index('id="section-objectives"') :]
    assert re.findall(r"<li>\s*(.*?)\s*</li>", section)[:2] == ["ศึกษาสภาพกลุ่ม", "สร้างเครือข่าย"]


def test_an_address_that_runs_script_is_no_link(client, research):
    assert 'href="javascript' not in client.get(research.url).content.decode()


def test_reference_managers_find_authors_year_and_doi(client, research):
    html = client.get(research.url).content.decode()
    assert '<meta name="citation_author" content="อนงค์ ศรีสุข">' in html
    assert '<meta name="citation_publication_date" content="2003">' in html
    assert '<meta name="citation_doi" content="10.14456/example.2003.12">' in html


def test_it_leads_to_its_translation_once_that_is_published(client, research):
    english = research.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    english.save_revision()
    link = f'href="{english.url}" hreflang="en"'
    before = client.get(research.url).content.decode()
    english.save_revision().publish()
    after = client.get(research.url).content.decode()
    main = slice(before.index("<main"), None)
    assert link not in before[main]
    assert link in after[after.index("<main") :]


def test_an_abstract_with_a_title_only_has_no_empty_heading(client, tree):
    page = factories.page(tree["research"], ResearchAbstractPage, "มีแต่ชื่อ")
    html = client.get(page.url).content.decode()
    assert re.findall(r'<section id="section-(\w+)"', html) == ["citation"]
    assert "<dl" not in html


def test_a_year_of_the_buddhist_era_is_refused(research):
    research.year = 2563
    with pytest.raises(ValidationError) as refusal:
        research.full_clean()
    assert "year" in refusal.value.message_dict


def test_a_thai_citation_has_the_buddhist_era_and_names_as_they_are(research):
    assert cite(research) == (
        "บุญมา แก้วคำ และอนงค์ ศรีสุข. (2546). การเชื่อมกลุ่มอาชีพกับสหกรณ์. "
        "มหาวิทยาลัยตัวอย่าง. https://doi.org/10.14456/example.2003.12"
    )


def test_an_english_citation_puts_surnames_first(research):
    research.locale = Locale.objects.get(language_code="en")
    research.title, research.institution = "Linking groups", "Example University"
    research.contributors = [
        PageContributor(role="author", name="Boonma Kaewkham"),
        PageContributor(role="author", name="Anong B. Srisuk"),
        PageContributor(role="author", name="Isan Research Institute"),
    ]
    with translation.override("en"):
        assert cite(research) == (
            "Kaewkham, B., Srisuk, A. B., & Isan Research Institute. (2003). Linking groups. "
            "Example University. https://doi.org/10.14456/example.2003.12"
        )


def test_without_author_year_or_identifier_the_page_itself_is_cited(tree):
    page = factories.page(tree["research"], ResearchAbstractPage, "ป่าชุมชน")
    assert cite(page) == f"ป่าชุมชน. (ม.ป.ป.). {page.get_site().root_url}/th/research/ป่าชุมชน/"


def test_a_citation_the_editor_wrote_is_kept(research):
    research.citation = "อ้างตามนี้"
    assert cite(research) == "อ้างตามนี้"


@pytest.mark.parametrize(
    ("scheme", "value", "url"),
    [
        ("doi", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("doi", "doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("doi", "ไม่ใช่เลข", ""),
        ("url", "https://example.org/a", "https://example.org/a"),
        ("url", "javascript:alert(1)", ""),
        ("url", "https://example.org/ onclick=x", ""),
        ("isbn", "974-00-0000-0", ""),
    ],
)
def test_identifiers_lead_only_to_the_web(scheme, value, url):
    assert identifier_url(scheme, value) == url
