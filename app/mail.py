"""Plain letters by SMTP. Where the server has none, `server` is None and nothing asks for this."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import make_msgid

from app.mail_server import MailServer

PATIENCE = 5.0  # seconds for each step of the conversation
SENDER = "Metastasis Trainer"
OF_THE_LETTER = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,  # an address beyond ASCII
    ValueError,
)


class Unsent(Exception):
    """The mail server did not take the letter; says why. Nothing else is lost."""


class Refused(Unsent):
    """The mail server takes letters, and not this one: it may be the address."""


@dataclass(frozen=True)
class Letter:
    """Plain text to one address."""

    to: str
    subject: str
    text: str


def send(server: MailServer, letter: Letter, now: datetime) -> None:
    """Hand the letter to the mail server.

    Raises:
        Unsent: the server was away, refused, or is not who it should be.
        Refused: it took this letter alone not.
    """
    try:
        with _opened(server) as connection:
            _hand_over(connection, server.sender, letter, now)
    except (OSError, UnicodeError, ValueError) as error:  # SMTP's own are OSErrors
        raise Unsent(f"{type(error).__name__}: {error}") from error


def _hand_over(connection: smtplib.SMTP, sender: str, letter: Letter, now: datetime) -> None:
    """The server answers: what it says against this letter is not said against the next."""
    try:
        connection.send_message(message(sender, letter, now))
    except OF_THE_LETTER as error:
        raise Refused(f"{type(error).__name__}: {error}") from error


def message(sender: str, letter: Letter, now: datetime) -> EmailMessage:
    """The letter as it goes out. No header can hold a second line.

    Raises:
        ValueError: an address is none.
    """
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(SENDER, addr_spec=sender)
    made["To"] = Address(addr_spec=letter.to)
    made["Subject"] = letter.subject
    made["Date"] = now
    made["Message-ID"] = make_msgid(domain=_domain(sender))
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text)
    return made


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


@contextmanager
def _opened(server: MailServer) -> Iterator[smtplib.SMTP]:
    """A connection that is encrypted where it must be, and signed in where there is a password."""
    name = _domain(server.sender)  # said in EHLO: to look up our own would ask the network
    trusted = ssl.create_default_context()
    if server.tls == "always":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, name, timeout=PATIENCE, context=trusted
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, name, timeout=PATIENCE)
    with connection:
        if server.tls == "starttls":
            connection.starttls(context=trusted)
        if server.user and server.password:
            connection.login(server.user, server.password)
        yield connection
