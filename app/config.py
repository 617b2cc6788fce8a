"""Settings from the environment, checked once at the start."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import click
import sqlalchemy as sa
from werkzeug.sansio.utils import host_is_trusted

from app import mail_server
from app.mail_server import MailServer

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SECRET_LENGTH = 32
MAX_REQUEST = 256 * 1024
MIB = 1 << 20
MAX_UPLOAD = 100  # MiB
MOST_UPLOAD = 2048
MOST_PROXIES = 9
REGISTRATIONS = ("open", "invited", "closed")


class BadSetting(click.ClickException):
    """A setting, or the bank, does not allow a start. Says what to change, in plain words."""

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Settings:
    """What the environment says, checked. `public_url` has no slash at its end."""

    instance: Path
    database_url: str
    secret_key: str
    secret_key_fallbacks: tuple[str, ...]
    public_url: str
    host: str
    port: int
    proxy_hops: int = 0
    mail_server: MailServer | None = None
    registration: str = "open"
    max_upload: int = MAX_UPLOAD * MIB

    @property
    def secure(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What works but should not stay so, each with what to do."""
        if self.secure or self.host in LOOPBACK:
            return ()
        return (
            f"Listening on {self.host}, beyond this machine, while PUBLIC_URL is http: "
            "passwords would cross the network readable. Put a proxy with https before it "
            "and set PUBLIC_URL to its https address.",
        )

    def flask(self) -> dict[str, Any]:
        """The settings under Flask's names. PUBLIC_URL decides cookies, hosts and links."""
        public = urlsplit(self.public_url)
        name = (public.hostname or "").encode("idna").decode("ascii")
        return {
            "SECRET_KEY": self.secret_key,
            "SECRET_KEY_FALLBACKS": list(self.secret_key_fallbacks),
            "PUBLIC_URL": self.public_url,
            "DATABASE_URL": self.database_url,
            "HOSTS": LOOPBACK if name in LOOPBACK else {name},
            "PREFERRED_URL_SCHEME": public.scheme,
            "SESSION_COOKIE_NAME": "__Host-session" if self.secure else "session",
            "SESSION_COOKIE_SECURE": self.secure,
            "SESSION_COOKIE_HTTPONLY": True,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "MAX_CONTENT_LENGTH": MAX_REQUEST,
            "MAX_UPLOAD": self.max_upload,
            "UPLOAD_MEMORY": 1024 * MIB,  # of the process that reads one, its own included
            "UPLOAD_SECONDS": 120,  # of computing
            "PROXY_HOPS": self.proxy_hops,
            "MAIL_SERVER": self.mail_server,
            "REGISTRATION": self.registration,
            "PASSWORD_TIME_COST": 2,
            "PASSWORD_MEMORY_KIB": 19 * 1024,
        }


def read(environment: Mapping[str, str]) -> Settings:
    """The settings of this environment; makes the instance folder and the secret key once.

    Raises:
        BadSetting: a value is wrong; the message names it and says what is expected.
    """
    instance = Path(environment.get("METASTASIS_INSTANCE") or ROOT / "instance").resolve()
    _make_folder(instance)
    port = _port(environment.get("PORT") or "8000")
    public_url = _public_url(environment.get("PUBLIC_URL") or f"http://127.0.0.1:{port}")
    return Settings(
        instance=instance,
        database_url=_database_url(environment.get("DATABASE_URL", ""), instance),
        secret_key=_secret("SECRET_KEY", environment.get("SECRET_KEY", ""))
        or _kept_secret(instance / "secret_key"),
        secret_key_fallbacks=tuple(
            _secret("SECRET_KEY_FALLBACKS", word)
            for word in _words(environment.get("SECRET_KEY_FALLBACKS", ""))
        ),
        public_url=public_url,
        host=(environment.get("HOST") or "127.0.0.1").strip("[]"),
        port=port,
        proxy_hops=_proxy_hops(environment.get("PROXY_HOPS", ""), public_url),
        mail_server=_mail_server(environment.get("SMTP_URL", ""), environment.get("MAIL_FROM", "")),
        registration=_registration(environment.get("REGISTRATION") or "open"),
        max_upload=_max_upload(environment.get("MAX_UPLOAD", "")),
    )


def read_environment() -> Settings:
    """The settings of this process."""
    return read(os.environ)


def _make_folder(instance: Path) -> None:
    try:
        instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadSetting(
            f"The folder {instance} cannot be made ({error.strerror}). "
            "Set METASTASIS_INSTANCE to a folder that can be written."
        ) from error


def _database_url(value: str, instance: Path) -> str:
    if not value:
        return f"sqlite:///{instance / 'metastasis.db'}"
    value = value.replace("postgres://", "postgresql://", 1)
    try:
        url = sa.make_url(value)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise BadSetting(
            "DATABASE_URL is not an address. Expected postgresql://user:password@host/name, "
            "or sqlite:////absolute/path.db, or nothing."
        ) from error
    match url.get_backend_name():
        case "sqlite" if url.database not in (None, "", ":memory:"):
            url = url.set(drivername="sqlite", database=str(instance / (url.database or "")))
            return url.render_as_string(hide_password=False)
        case "postgresql":
            url = url.set(drivername="postgresql+psycopg")
            return url.render_as_string(hide_password=False)
    raise BadSetting(
        f"DATABASE_URL names '{url.drivername}'. Expected postgresql://... or a SQLite file."
    )


def _public_url(value: str) -> str:
    try:
        parts = urlsplit(value.strip())
        whole = parts.scheme in ("http", "https") and _has_host(parts)
    except ValueError:  # an opened bracket, a port that is no number, a name that cannot be
        whole = False
    if not whole or parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise BadSetting(
            f"PUBLIC_URL is '{value}'. Expected the address in the browser without a path, "
            "such as https://trainer.example.org."
        )
    return f"{parts.scheme}://{parts.netloc}"


def _has_host(parts: SplitResult) -> bool:
    host = parts.netloc.rpartition("@")[2].encode("idna").decode("ascii")
    return bool(parts.hostname) and host_is_trusted(host) and parts.port != 0


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 6 and 0 < int(value) < 65536):
        shown = value if len(value) < 20 else f"{value[:20]}..."
        raise BadSetting(f"PORT is '{shown}'. Expected a number from 1 to 65535.")
    return int(value)


def _proxy_hops(value: str, public_url: str) -> int:
    """How many proxies stand before us; each adds one address to X-Forwarded-For.

    This server speaks no TLS, so an https address means that there is one. Unset, all visitors
    would share the proxy's address, and one of them could use up everybody's tries.
    """
    least = 1 if public_url.startswith("https://") else 0
    if not value and least == 0:
        return 0
    if not (value.isascii() and value.isdigit() and least <= int(value[:3]) <= MOST_PROXIES):
        raise BadSetting(
            f"PROXY_HOPS is '{value[:20]}'. Expected how many proxies stand between the browser "
            f"and this server: a number from {least} to {MOST_PROXIES}, mostly 1 where PUBLIC_URL "
            "is https, 0 without a proxy."
        )
    return int(value)


def _max_upload(value: str) -> int:
    """How many bytes a file that is sent may have. Given in MiB."""
    if not value:
        return MAX_UPLOAD * MIB
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:5]) <= MOST_UPLOAD):
        raise BadSetting(
            f"MAX_UPLOAD is '{value[:20]}'. Expected how many MiB a file that is sent may have: "
            f"a number from 1 to {MOST_UPLOAD}."
        )
    return int(value) * MIB


def _mail_server(url: str, sender: str) -> MailServer | None:
    """Where mail goes out; None: this server sends none."""
    try:
        return mail_server.read(url, sender)
    except ValueError as error:
        raise BadSetting(str(error)) from error


def _registration(value: str) -> str:
    """Who may make an account: everybody, who has a code of a course, nobody."""
    if value not in REGISTRATIONS:
        raise BadSetting(f"REGISTRATION is '{value[:20]}'. Expected open, invited or closed.")
    return value


def _words(value: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in value.split(",") if word.strip())


def _secret(name: str, value: str) -> str:
    """The key that is set, or nothing. A short one is guessed, and then signs as the server."""
    if value and (len(value) < SECRET_LENGTH or not value.isprintable()):
        raise BadSetting(
            f"{name} is too short or not plain text. Expected {SECRET_LENGTH} random characters or "
            "more, as `openssl rand -hex 32` makes them. Without SECRET_KEY one is made and kept."
        )
    return value


def _kept_secret(path: Path) -> str:
    """The key in the file, made at the first start.

    Raises:
        BadSetting: there is no way to read or to keep it.
    """
    try:
        if not path.exists():
            _make_secret(path)
        key = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise BadSetting(
            f"The key in {path} cannot be read or made ({error.strerror}). Make its folder "
            "writable, set METASTASIS_INSTANCE to one that is, or set SECRET_KEY."
        ) from error
    except UnicodeDecodeError:
        key = ""
    if len(key) < SECRET_LENGTH:
        raise BadSetting(f"{path} holds no key. Delete it: the next start makes a new one.")
    return key


def _make_secret(path: Path) -> None:
    """Written beside and linked into place: never half written, and the first one counts."""
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(SECRET_LENGTH))
        with suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        fresh.unlink()
