"""A table of products on its way in: what the preview says, what comes in, and what goes out again."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from kmportal.tabular.models import ImportRun
from learning_centers.models import Product, ProductStandard

pytestmark = pytest.mark.django_db

HEAD = "รหัส,ชื่อสินค้า,ผู้ผลิต,ตำบล,ราคา,หน่วยนับ,ฤดูกาล,อย.,อินทรีย์,เบอร์โทร\n"
FISH = "P-002,ปลาส้ม,กลุ่มประมงท่าเสา,ต.ท่าเสา อ.ไทรโยค จ.กาญจนบุรี,๑๒๐ บาท,กิโลกรัม,พ.ย.-ก.พ.,71-2-00158,ใช่,812345678\n"
NOWHERE = "P-003,น้ำพริก,กลุ่มแม่บ้าน,ต.ไม่มีที่ไหน,45,กระปุก,,,,\n"
FREE = "P-004,กะปิ,ลุงชาติ,,แล้วแต่ให้,กระปุก,,,,\n"


def upload(client, text, name="สินค้า.csv", encoding="utf-8"):
    content = text if isinstance(text, bytes) else text.encode(encoding)
    response = client.post(
        reverse("product-table:index"), {"file": SimpleUploadedFile(name, content)}
    )
    assert response.status_code == 302, response.context["form"].errors
    return work(client, ImportRun.objects.latest("created_at"))


def work(client, run):
    """Steps until the run waits for a decision or is done."""
    while run.state in ("checking", "importing"):
        client.post(reverse("product-table:step", args=[run.pk]))
        run.refresh_from_db()
    return run


def bring_in(client, run):
    client.post(reverse("product-table:confirm", args=[run.pk]))
    run.refresh_from_db()
    return work(client, run)


def outcomes(run):
    return list(run.rows.values_list("outcome", flat=True))


def sentences(run):
    return [reason for row in run.rows.all() for reason in row.reasons]


class TestPreview:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, steward, tha_sao):
        client.force_login(steward)

    def test_says_what_will_happen_and_changes_nothing(self, client, khao_mao):
        same = "P-001,ข้าวเม่า,กลุ่มแม่บ้านหนองโสน,310406,60,ถุง,,,,081-234-5678\n"
        run = upload(client, HEAD + same + FISH + NOWHERE)
        assert outcomes(run) == ["same", "new", "wrong"]
        assert Product.objects.count() == 1

    def test_shows_old_and_new_values(self, client, khao_mao):
        run = upload(client, "key,price\nP-001,75.50\n")
        assert run.rows.get().changes == [
            ["Price in baht", "60", "75.5"]
        ] or run.rows.get().changes[0][1:] == ["60", "75.5"]
        page = client.get(reverse("product-table:run", args=[run.pk])).content.decode()
        assert "<del>60</del>" in page

    def test_names_the_column_of_what_is_wrong(self, client):
        run = upload(client, HEAD + NOWHERE + FREE)
        (place, no_place), (price, no_price) = sentences(run)
        assert place
        assert "ไม่มีที่ไหน" in no_place
        assert price
        assert "แล้วแต่ให้" in no_price

    def test_the_same_key_twice_is_wrong_the_second_time(self, client):
        assert outcomes(upload(client, HEAD + FISH + FISH)) == ["new", "wrong"]

    def test_a_row_without_a_key_is_wrong(self, client):
        assert outcomes(upload(client, "key,name\n,กะปิ\nP-9,กะปิ\n")) == ["wrong", "new"]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874", "utf-16"])
    def test_reads_what_excel_writes_in_thailand(self, client, encoding):
        run = upload(client, HEAD.replace(",", ";") + FISH.replace(",", ";"), encoding=encoding)
        assert run.rows.get().subject == "ปลาส้ม"

    def test_shows_rows_of_one_outcome(self, client):
        run = upload(client, HEAD + FISH + NOWHERE)
        page = client.get(reverse("product-table:run", args=[run.pk]) + "?show=wrong")
        assert "น้ำพริก" in page.content.decode()
        assert "ปลาส้ม" not in page.content.decode()

    def test_hostile_cells_are_only_wrong(self, client):
        cells = ["=1+1", "ก" * 30_000, "\u202e<script>alert(1)</script>", "ก" + "\u0e49" * 5_000]
        rows = "".join(f"H-{number},{cell},{cell}\n" for number, cell in enumerate(cells))
        run = upload(client, "key,name,price\n" + rows)
        assert outcomes(run) == ["wrong"] * 4
        page = client.get(reverse("product-table:run", args=[run.pk])).content.decode()
        assert "<script>alert" not in page


class TestImport:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, steward, tha_sao):
        client.force_login(steward)

    def test_brings_in_the_good_rows_only(self, client):
        run = bring_in(client, upload(client, HEAD + FISH + NOWHERE))
        fish = Product.objects.get()
        assert run.state == "done"
        assert (fish.name, str(fish.price), fish.telephone) == ("ปลาส้ม", "120.00", "0812345678")
        assert fish.place.code == "710205"
        assert fish.area == "r4710205"
        assert [str(month) for month in fish.season]
        assert len(fish.season) == 4
        assert set(fish.standards.values_list("kind", "number")) == {
            ("fda", "71-2-00158"),
            ("organic", ""),
        }

    def test_a_second_time_it_changes_nothing(self, client):
        bring_in(client, upload(client, HEAD + FISH))
        assert outcomes(upload(client, HEAD + FISH)) == ["same"]

    def test_columns_left_out_stay_as_they_are(self, client, khao_mao):
        bring_in(client, upload(client, "key,name\nP-001,ข้าวเม่าราง\n"))
        khao_mao.refresh_from_db()
        assert (khao_mao.name, khao_mao.unit) == ("ข้าวเม่าราง", "ถุง")

    def test_what_somebody_changed_meanwhile_is_not_overwritten(self, client, khao_mao):
        run = upload(client, "key,price\nP-001,75\n")
        Product.objects.update(price=99)
        bring_in(client, run)
        assert Product.objects.get().price == 99
        assert outcomes(run) == ["wrong"]

    def test_goes_on_where_it_was_interrupted(self, client, monkeypatch):
        monkeypatch.setattr("kmportal.tabular.runs.BATCH", 2)
        rows = "".join(f"P-{number},กะปิ {number}\n" for number in range(5))
        run = upload(client, "key,name\n" + rows)
        client.post(reverse("product-table:confirm", args=[run.pk]))
        client.post(reverse("product-table:step", args=[run.pk]))
        assert Product.objects.count() == 2
        run.refresh_from_db()
        work(client, run)
        assert Product.objects.count() == 5

    def test_wrong_rows_come_back_with_the_reasons(self, client):
        run = bring_in(client, upload(client, HEAD + FISH + NOWHERE))
        answer = client.get(reverse("product-table:wrong", args=[run.pk]))
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert [row[0] for row in rows] == ["รหัส", "P-003"]
        assert "ไม่มีที่ไหน" in rows[1][-1]

    def test_what_is_mended_can_be_brought_in_again(self, client):
        run = bring_in(client, upload(client, HEAD + NOWHERE))
        answer = client.get(reverse("product-table:wrong", args=[run.pk]))
        mended = answer.content.decode("utf-8-sig").replace("ต.ไม่มีที่ไหน", "710205", 1)
        bring_in(client, upload(client, mended))
        assert Product.objects.get().name == "น้ำพริก"

    def test_progress_comes_in_parts_for_htmx(self, client):
        run = upload(client, HEAD + FISH)
        client.post(reverse("product-table:confirm", args=[run.pk]))
        url = reverse("product-table:step", args=[run.pk])
        part = client.post(url, headers={"HX-Request": "true"}).content.decode()
        assert "<progress" in part
        assert "<html" not in part
        assert "<progress" not in client.post(url, headers={"HX-Request": "true"}).content.decode()

    def test_rows_ask_the_database_a_fixed_number_of_times(
        self, client, steward, django_assert_max_num_queries
    ):
        rows = "".join(f"P-{number},กะปิ {number},710205\n" for number in range(40))
        client.post(
            reverse("product-table:index"),
            {"file": SimpleUploadedFile("a.csv", ("key,name,place\n" + rows).encode())},
        )
        run = ImportRun.objects.get()
        with django_assert_max_num_queries(60):
            client.post(reverse("product-table:step", args=[run.pk]))


class TestExport:
    @pytest.fixture(autouse=True)
    def _signed_in(self, client, steward):
        client.force_login(steward)

    def test_goes_out_and_comes_back_unchanged(self, client, khao_mao):
        ProductStandard.objects.create(product=khao_mao, kind="organic", number="")
        Product.objects.filter(pk=khao_mao.pk).update(maker="=cmd|'/c calc'!A1", months=3)
        answer = client.get(reverse("product-table:export", args=["csv"]))
        assert answer.content.startswith(b"\xef\xbb\xbf")
        assert "'=cmd" in answer.content.decode()
        assert outcomes(upload(client, answer.content)) == ["same"]

    def test_excel_too_without_a_formula(self, client, khao_mao):
        Product.objects.update(maker="=1+1")
        answer = client.get(reverse("product-table:export", args=["xlsx"]))
        sheet = load_workbook(io.BytesIO(answer.content)).active
        assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert outcomes(upload(client, answer.content, "สินค้า.xlsx")) == ["same"]

    def test_numbers_of_a_spreadsheet_are_read_as_written(self, client, tha_sao):
        book = Workbook()
        book.active.append(["key", "name", "place", "price"])
        book.active.append([7, "ปลาส้ม", 710205, 120.5])
        out = io.BytesIO()
        book.save(out)
        bring_in(client, upload(client, out.getvalue(), "a.xlsx"))
        fish = Product.objects.get()
        assert (fish.key, fish.place, float(fish.price)) == ("7", tha_sao, 120.5)


class TestRefusals:
    def test_strangers_and_writers_are_kept_out_of_every_step(self, client, steward, writer):
        client.force_login(steward)
        run = upload(client, HEAD + FISH)
        client.force_login(writer)
        for name, args in (
            ("index", []),
            ("run", [run.pk]),
            ("wrong", [run.pk]),
            ("export", ["csv"]),
        ):
            assert client.get(reverse(f"product-table:{name}", args=args)).status_code == 302
        for name in ("step", "confirm", "discard"):
            client.post(reverse(f"product-table:{name}", args=[run.pk]))
        run.refresh_from_db()
        assert run.state == "checked"
        client.logout()
        answer = client.get(reverse("product-table:index"))
        assert answer.status_code == 302
        assert "login" in answer.url

    def test_runs_belong_to_who_uploaded_them(self, client, steward, coordinator):
        client.force_login(steward)
        run = upload(client, HEAD + FISH)
        client.force_login(coordinator)
        assert client.get(reverse("product-table:run", args=[run.pk])).status_code == 404
        for name in ("step", "confirm", "discard"):
            assert client.post(reverse(f"product-table:{name}", args=[run.pk])).status_code == 404
        assert client.get(reverse("product-table:wrong", args=[run.pk])).status_code == 404

    def test_nothing_happens_by_following_a_link(self, client, steward):
        client.force_login(steward)
        run = upload(client, HEAD + FISH)
        for name in ("step", "confirm", "discard"):
            assert client.get(reverse(f"product-table:{name}", args=[run.pk])).status_code == 405

    def test_a_coordinator_brings_in_products_of_the_own_centre_only(
        self, client, coordinator, center, other_center, khao_mao
    ):
        client.force_login(coordinator)
        rows = (
            f"C-1,ปลาส้ม,{center.title}\n"
            f"C-2,กะปิ,{other_center.title}\n"
            "C-3,น้ำพริก,\n"
            f"P-001,ของเรา,{center.title}\n"
        )
        run = bring_in(client, upload(client, "key,name,center\n" + rows))
        assert outcomes(run) == ["new", "wrong", "wrong", "wrong"]
        khao_mao.refresh_from_db()
        assert khao_mao.name == "ข้าวเม่า"

    def test_a_coordinator_takes_out_the_own_products_only(
        self, client, coordinator, center, khao_mao
    ):
        Product.objects.create(name="ปลาส้ม", key="C-1", center=center, published=False)
        client.force_login(coordinator)
        text = client.get(reverse("product-table:export", args=["csv"])).content.decode()
        assert "ปลาส้ม" in text
        assert "ข้าวเม่า" not in text

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\xd0\xcf\x11\xe0 old",
            b"PK\x03\x04 not a zip",
            b"key,name\n",
            "ชื่อ\nข้าวเม่า\n".encode(),
            b"\x81\x82\xfc\xff\x00",
            b'key,name\n1,"' + b"x" * 200_000,
        ],
        ids=["empty", "old-excel", "broken-zip", "no-rows", "no-key", "no-text", "open-quote"],
    )
    def test_a_file_that_is_no_table_is_refused_with_a_reason(self, client, steward, content):
        client.force_login(steward)
        file = SimpleUploadedFile("a.csv", content)
        answer = client.post(reverse("product-table:index"), {"file": file})
        assert answer.status_code == 200
        assert answer.context["form"].errors["file"]
        assert not ImportRun.objects.exists()
