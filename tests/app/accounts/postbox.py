"""A mail server of the tests: it speaks SMTP on a free port and keeps what it takes."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from app.accounts.entering import POSTING
from app.mail_server import MailServer

SENDER = "trainer@example.org"


class _Talk(socketserver.StreamRequestHandler):
    server: Postbox

    def handle(self) -> None:
        self.server.open.wait(timeout=20)
        self._say("220 postbox")
        while line := self.rfile.readline():
            word = line.decode().split(None, 1)[0].upper()
            self.server.said.append(line.decode().strip())
            if word == "DATA":
                self._say("354 go on")
                body = b""
                while not body.endswith(b"\r\n.\r\n"):
                    body += self.rfile.readline()
                self.server.letters.append(
                    message_from_bytes(body[:-3], policy=policy.default)  # type: ignore[arg-type]
                )
            self._say(self.server.answers.get(word, "221 bye" if word == "QUIT" else "250 ok"))
            if word == "QUIT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class Postbox(socketserver.ThreadingTCPServer):
    """Letters in the order in which they came; `answers` are what is said to a command."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.letters: list[EmailMessage] = []
        self.said: list[str] = []
        self.answers: dict[str, str] = {}
        self.open = threading.Event()  # while it is not set, whoever calls waits
        self.open.set()

    @property
    def address(self) -> MailServer:
        return MailServer("127.0.0.1", self.server_address[1], "none", SENDER)

    def to(self) -> list[str]:
        settled()
        return [str(each["To"]) for each in self.letters]

    def dropped(self) -> None:
        """Throw the last letter away."""
        settled()
        self.letters.pop()

    def link(self) -> str:
        """The path of the link in the last letter."""
        settled()
        (found,) = re.findall(r"http://127\.0\.0\.1:8000(/\S+)", self.letters[-1].get_content())
        return str(found)


def settled() -> None:
    """Wait for what is mailed after a page was sent."""
    for thread in threading.enumerate():
        if thread.name == POSTING:
            thread.join(timeout=20)


@contextmanager
def listening() -> Iterator[Postbox]:
    with Postbox() as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield made
        settled()
        made.shutdown()
        thread.join()
