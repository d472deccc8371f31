import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile

from kmportal.tabular.models import ImportRow, ImportRun
from lessons.models import LessonPage
from tests import factories

RIGHTS = ("add_redirect", "change_redirect", "delete_redirect")
ADDRESS = "/admin/redirect-table/"


class Table:
    """The editor's screens of the table: `table.takes_in("/th/เก่า/,/th/lessons/")`."""

    def __init__(self, client):
        self._client = client

    def checks(self, *rows, head="ที่อยู่เดิม,ที่อยู่ใหม่"):
        """Outcome and reasons of each row, before anything is taken in."""
        ImportRun.objects.all().delete()
        file = SimpleUploadedFile("redirects.csv", "\n".join((head, *rows)).encode("utf-8-sig"))
        self.run = self._client.post(ADDRESS, {"file": file})["Location"]
        self._work(ImportRun.State.CHECKING)
        return [(row.outcome, row.reasons) for row in ImportRow.objects.order_by("number")]

    def takes_in(self, *rows, **kwargs):
        self.checks(*rows, **kwargs)
        self._client.post(f"{self.run}import/")
        self._work(ImportRun.State.IMPORTING)
        return [row.outcome for row in ImportRow.objects.order_by("number")]

    def _work(self, state):
        for _step in range(20):
            if ImportRun.objects.get().state != state:
                return
            self._client.post(f"{self.run}step/")
        raise AssertionError(state)


@pytest.fixture
def tree(db):
    return factories.site_tree()


@pytest.fixture
def lesson(tree):
    return factories.page(tree["lessons"], LessonPage, "ออมวันละบาท", slug="ออมวันละบาท")


@pytest.fixture
def keeper(tree, client):
    user = factories.person("keeper")
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"),
        *Permission.objects.filter(content_type__app_label="wagtailredirects", codename__in=RIGHTS),
    )
    client.force_login(user)
    return user


@pytest.fixture
def table(keeper, client):
    return Table(client)
