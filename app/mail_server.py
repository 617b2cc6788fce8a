"""Where mail goes out: the settings SMTP_URL and MAIL_FROM, read and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

from email_validator import EmailNotValidError, validate_email

THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "::1"})
PORTS = {"smtp": 587, "smtps": 465}
Tls = Literal["none", "starttls", "always"]


@dataclass(frozen=True)
class MailServer:
    """A server that takes our mail, and the address that we send from.

    Without TLS only on this machine: what is mailed opens accounts.
    """

    host: str
    port: int
    tls: Tls
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def read(url: str, sender: str) -> MailServer | None:
    """The server that both settings name; None where neither is set.

    Raises:
        ValueError: one is wrong or missing; says what is expected, and no password.
    """
    if not url and not sender:
        return None
    parts = _parts(url)
    user, password = parts.username, parts.password
    return MailServer(
        host=parts.hostname or "",
        port=parts.port or PORTS[parts.scheme],
        tls=_tls(parts),
        sender=_sender(sender),
        user=unquote(user) if user else None,
        password=unquote(password) if password else None,
    )


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port = parts.port  # raises where it is no number
    except ValueError:
        parts, port = urlsplit(""), None
    whole = parts.scheme in PORTS and parts.hostname and port != 0 and _is_bare(parts)
    if not whole or bool(parts.username) != bool(parts.password):
        raise ValueError(
            "SMTP_URL is not an address of a mail server. Expected "
            "smtp://user:password@host:587 or smtps://user:password@host:465; signs such as @ or / "
            "in the password are written as %40 or %2F."
        )
    return parts


def _is_bare(parts: SplitResult) -> bool:
    return parts.path in ("", "/") and not parts.query and not parts.fragment


def _tls(parts: SplitResult) -> Tls:
    if parts.scheme == "smtps":
        return "always"
    return "none" if parts.hostname in THIS_MACHINE else "starttls"


def _sender(address: str) -> str:
    """The address alone, in ASCII: every server takes it."""
    try:
        found = validate_email(address.strip(), check_deliverability=False).ascii_email
    except EmailNotValidError:
        found = None
    if found is None:
        raise ValueError(
            f"MAIL_FROM is '{address[:60]}'. Expected the address that mail comes from, such as "
            "trainer@example.org, beside SMTP_URL."
        )
    return found
