import atexit

from django.apps import AppConfig
from django.core.signals import request_finished
from django.utils.translation import gettext_lazy as _


class ReadsConfig(AppConfig):
    name = "kmportal.reads"
    verbose_name = _("Reads")

    def ready(self) -> None:
        from kmportal.profiles.retention import on_expiry

        from . import flushing

        # After the answer has gone out: whoever reads never waits for it.
        request_finished.connect(flushing.flush_when_due, dispatch_uid="reads.flush")
        on_expiry("marks of reads", flushing.forget_past_days)
        atexit.register(flushing.flush_at_exit)
