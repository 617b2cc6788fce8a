"""Letters, sent to a mail server that really listens."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.mail import Letter, Unsent, send
from app.mail_server import MailServer
from tests.app.accounts.postbox import SENDER, Postbox, listening

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LETTER = Letter("ada@example.org", "Grüße", "Öffne:\n\nhttps://example.org/reset/abc\n")


@pytest.fixture
def postbox() -> Iterator[Postbox]:
    with listening() as made:
        yield made


def test_a_letter_arrives_as_plain_text_from_our_address(postbox: Postbox) -> None:
    send(postbox.address, LETTER, NOW)
    (came,) = postbox.letters
    assert (came["From"], came["To"]) == (f"Metastasis Trainer <{SENDER}>", "ada@example.org")
    assert (came["Subject"], came["Date"].datetime) == ("Grüße", NOW)
    assert came["Auto-Submitted"] == "auto-generated"
    assert came.get_content_type() == "text/plain"
    assert came.get_content().replace("\r\n", "\n") == LETTER.text


def test_no_name_of_this_machine_leaves_it(postbox: Postbox) -> None:
    send(postbox.address, LETTER, NOW)
    assert postbox.said[0] == "ehlo example.org"
    assert postbox.letters[0]["Message-ID"].endswith("@example.org>")


@pytest.mark.parametrize(
    "letter",
    [
        replace(LETTER, subject="Hello\r\nBcc: eve@example.org"),
        replace(LETTER, to="ada@example.org\r\nBcc: eve@example.org"),
        replace(LETTER, to="ada@example.org, eve@example.org"),
    ],
)
def test_nothing_can_be_slipped_into_a_header(postbox: Postbox, letter: Letter) -> None:
    with pytest.raises(Unsent):
        send(postbox.address, letter, NOW)
    assert postbox.letters == []


def test_a_password_is_said_only_where_there_is_one(postbox: Postbox) -> None:
    postbox.answers = {"EHLO": "250-postbox\r\n250 AUTH PLAIN", "AUTH": "235 welcome"}
    send(replace(postbox.address, user="me", password="secret"), LETTER, NOW)
    assert [line for line in postbox.said if line.startswith("AUTH")] == [
        "AUTH PLAIN AG1lAHNlY3JldA=="
    ]


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        ("RCPT", "550 unknown"),
        ("MAIL", "451 later"),
        ("DATA", "554 no"),
        ("EHLO", "421 busy"),
    ],
)
def test_a_server_that_refuses_is_quoted(postbox: Postbox, command: str, refusal: str) -> None:
    postbox.answers = {command: refusal, "HELO": refusal}
    with pytest.raises(Unsent, match=refusal.split()[1]):
        send(postbox.address, LETTER, NOW)


def test_a_server_that_is_away_is_said_to_be() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unsent, match="ConnectionRefusedError"):
        send(MailServer("127.0.0.1", port, "none", SENDER), LETTER, NOW)


def test_where_tls_is_asked_for_nothing_is_said_without_it(postbox: Postbox) -> None:
    wanted = replace(postbox.address, tls="starttls", user="me", password="secret")
    with pytest.raises(Unsent, match="STARTTLS"):
        send(wanted, LETTER, NOW)
    assert [line.split()[0].upper() for line in postbox.said][:1] == ["EHLO"]
    assert not any(line.upper().startswith(("AUTH", "MAIL")) for line in postbox.said)


def test_a_server_that_cannot_prove_its_name_gets_no_letter(tmp_path: Path) -> None:
    with pretender(tmp_path) as port, pytest.raises(Unsent, match="CERTIFICATE_VERIFY_FAILED"):
        send(MailServer("127.0.0.1", port, "always", SENDER), LETTER, NOW)


@contextmanager
def pretender(folder: Path) -> Iterator[int]:
    """A server with TLS whose certificate nobody vouches for; its port."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    files = ["-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*made, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def talk() -> None:
        opened, _ = listener.accept()
        with opened, suppress(OSError):
            context.wrap_socket(opened, server_side=True).close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=talk)
        thread.start()
        yield int(listener.getsockname()[1])
        thread.join()
