"""A mail server on this machine, which keeps what it takes and can be told to misbehave."""

from __future__ import annotations

import email
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import default
from typing import Any, ClassVar


class Sink(socketserver.ThreadingTCPServer):
    """`script` says what becomes of each message in turn; after its end all is well.

    `refuse`: a temporary error instead of taking it. `drop`: takes it and hangs up without a word.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, script: list[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.script = script
        self.taken: list[EmailMessage] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Session(socketserver.StreamRequestHandler):
    server: Sink
    plain: ClassVar = {"EHLO": "250 sink", "HELO": "250 sink", "MAIL": "250 ok", "RCPT": "250 ok"}

    def handle(self) -> None:
        self.say("220 sink")
        for line in self.rfile:
            verb = line[:4].decode("ascii", "replace").upper()
            if verb == "QUIT":
                return self.say("221 bye")
            if verb != "DATA":
                self.say(self.plain.get(verb, "250 ok"))
            elif not self.take():
                return None
        return None

    def take(self) -> bool:
        """False where the connection is to end."""
        self.say("354 go on")
        text = b""
        for line in self.rfile:
            if line == b".\r\n":
                break
            text += line.removeprefix(b".") if line.startswith(b"..") else line
        wish = self.server.script.pop(0) if self.server.script else ""
        if wish == "refuse":
            self.say("451 come back later")
            return True
        self.server.taken.append(email.message_from_bytes(text, policy=default))
        if wish == "drop":
            return False
        self.say("250 taken")
        return True

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def sink(settings: Any, *script: str) -> Iterator[Sink]:
    with Sink(list(script)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        try:
            yield server
        finally:
            server.shutdown()
