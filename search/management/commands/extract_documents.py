from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from kmportal.core.models import PortalDocument
from search.document_reading import read
from search.models import DocumentText


class Command(BaseCommand):
    help = "Read the files of documents that were not read yet, so that their text is searched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="Also those that were read.")

    def handle(self, *args: Any, again: bool = False, **options: Any) -> None:
        documents = PortalDocument.objects.order_by("pk")
        if not again:
            done = DocumentText.objects.exclude(status=DocumentText.Status.WAITING)
            documents = documents.exclude(pk__in=done.values("pk"))
        total, counts = documents.count(), Counter[str]()
        for number, document in enumerate(documents.iterator(), 1):
            label = self._read(document)
            counts[label] += 1
            if options["verbosity"]:
                self.stdout.write(f"{number}/{total} {document.filename}: {label}")
        for label, count in counts.most_common():
            self.stdout.write(f"{label}: {count}")
        if not total:
            self.stdout.write(_("Every document has been read."))

    def _read(self, document: PortalDocument) -> str:
        try:
            text = read(document.pk)
        except OSError as error:
            return _("Its storage does not answer: %(reason)s") % {"reason": error}
        return str(DocumentText.Status(text.status).label) if text else _("Gone")
