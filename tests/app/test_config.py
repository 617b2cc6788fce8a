"""Settings: a default for each, and one clear sentence for a wrong value."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.config import BadSetting, Settings, read


def settings(folder: Path, **environment: str) -> Settings:
    proxies = "1" if environment.get("PUBLIC_URL", "").startswith("https") else ""
    return read({"METASTASIS_INSTANCE": str(folder), "PROXY_HOPS": proxies, **environment})


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    made = settings(tmp_path / "instance")
    assert made.database_url == f"sqlite:///{tmp_path}/instance/metastasis.db"
    assert (made.public_url, made.host, made.port) == ("http://127.0.0.1:8000", "127.0.0.1", 8000)
    assert (made.secret_key_fallbacks, made.secure, made.warnings) == ((), False, ())


def test_the_public_address_follows_the_port(tmp_path: Path) -> None:
    assert settings(tmp_path, PORT="8001").public_url == "http://127.0.0.1:8001"
    assert settings(tmp_path, PORT="8001", PUBLIC_URL="https://t.example").public_url == (
        "https://t.example"
    )


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    first = settings(tmp_path).secret_key
    assert len(first) == 64
    assert settings(tmp_path).secret_key == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_secret_key_that_is_set_makes_no_file(tmp_path: Path) -> None:
    one, two, three = ("1" * 32, "2" * 32, "3" * 32)
    made = settings(tmp_path, SECRET_KEY=one, SECRET_KEY_FALLBACKS=f"{two}, {three}")
    assert (made.secret_key, made.secret_key_fallbacks) == (one, (two, three))
    assert list(tmp_path.iterdir()) == []


def test_an_empty_secret_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("")
    with pytest.raises(BadSetting, match="Delete it"):
        settings(tmp_path)


def test_a_secret_key_file_of_other_bytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_bytes(bytes(range(128, 228)))
    with pytest.raises(BadSetting, match="Delete it"):
        settings(tmp_path)


def test_a_secret_key_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").mkdir()
    with pytest.raises(BadSetting, match=r"cannot be read or made .Is a directory"):
        settings(tmp_path)


def test_where_no_key_can_be_kept_a_sentence_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(BadSetting, match=r"Read-only file system.*METASTASIS_INSTANCE"):
        settings(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["SECRET_KEY", "SECRET_KEY_FALLBACKS"])
@pytest.mark.parametrize("value", ["a", "x" * 31, "x" * 40 + "\udc80"])
def test_a_key_that_can_be_guessed_is_refused_and_not_shown(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(BadSetting) as caught:
        settings(tmp_path, **{name: value})
    assert caught.value.message.startswith(f"{name} is too short or not plain text. Expected 32")
    assert "x" * 31 not in caught.value.message


@pytest.mark.parametrize("prefix", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_postgresql_is_understood(tmp_path: Path, prefix: str) -> None:
    made = settings(tmp_path, DATABASE_URL=f"{prefix}://me:se%40cret@host/name")
    assert made.database_url == "postgresql+psycopg://me:se%40cret@host/name"


@pytest.mark.parametrize(
    ("given", "meant"), [("sqlite:///my.db", "{}/my.db"), ("sqlite:////data/my.db", "/data/my.db")]
)
def test_a_sqlite_file_without_a_folder_lies_in_the_instance(
    tmp_path: Path, given: str, meant: str
) -> None:
    made = settings(tmp_path, DATABASE_URL=given)
    assert made.database_url == f"sqlite:///{meant.format(tmp_path)}"


def test_an_https_address_makes_the_cookie_secure(tmp_path: Path) -> None:
    flask = settings(tmp_path, PUBLIC_URL="https://trainer.example.org/").flask()
    assert flask["SESSION_COOKIE_NAME"] == "__Host-session"
    assert flask["SESSION_COOKIE_SECURE"] is True
    assert flask["HOSTS"] == {"trainer.example.org"}
    assert flask["PUBLIC_URL"] == "https://trainer.example.org"


def test_a_local_http_address_does_not(tmp_path: Path) -> None:
    flask = settings(tmp_path).flask()
    assert flask["SESSION_COOKIE_NAME"] == "session"
    assert flask["SESSION_COOKIE_SECURE"] is False
    assert flask["HOSTS"] == {"127.0.0.1", "::1", "localhost"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://Trainer.Example.org:8443", "trainer.example.org"),
        ("http://[2001:db8::1]:8000", "2001:db8::1"),
        ("https://m\u00fcnchen.example", "xn--mnchen-3ya.example"),
    ],
)
def test_hosts_hold_the_name_as_browsers_send_it(tmp_path: Path, address: str, name: str) -> None:
    assert settings(tmp_path, PUBLIC_URL=address).flask()["HOSTS"] == {name}


def test_an_ipv6_host_may_stand_in_brackets(tmp_path: Path) -> None:
    assert settings(tmp_path, HOST="[::1]").host == "::1"


def test_listening_beyond_this_machine_over_http_warns(tmp_path: Path) -> None:
    (warning,) = settings(tmp_path, HOST="0.0.0.0").warnings
    assert "Put a proxy with https before it" in warning
    assert settings(tmp_path, HOST="0.0.0.0", PUBLIC_URL="https://x.org").warnings == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eight"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "٣"),
        ("PORT", "8" * 5000),
        ("PUBLIC_URL", "http://["),
        ("PUBLIC_URL", "http://[zz]"),
        ("PUBLIC_URL", "http://two words"),
        ("PUBLIC_URL", f"http://{'x' * 70}.org"),
        ("DATABASE_URL", "postgresql://u:p@h:abc/d"),
        ("PUBLIC_URL", "trainer.example.org"),
        ("PUBLIC_URL", "ftp://trainer.example.org"),
        ("PUBLIC_URL", "https://"),
        ("PUBLIC_URL", "https://x.org/path"),
        ("PUBLIC_URL", "https://x.org:port"),
        ("PUBLIC_URL", "https://me@x.org"),
        ("DATABASE_URL", "what is this"),
        ("DATABASE_URL", "mysql://host/name"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
    ],
)
def test_a_wrong_value_is_named_in_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        settings(tmp_path, **{name: value})
    assert caught.value.message.startswith(name)
    assert "Expected" in caught.value.message


def test_an_instance_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadSetting, match="METASTASIS_INSTANCE"):
        settings(tmp_path / "file" / "below")


@pytest.mark.parametrize(
    ("address", "given", "hops"),
    [("http://127.0.0.1:8000", "", 0), ("http://x.org", "2", 2), ("https://x.org", "1", 1)],
)
def test_proxies_are_counted(tmp_path: Path, address: str, given: str, hops: int) -> None:
    made = settings(tmp_path, PUBLIC_URL=address, PROXY_HOPS=given)
    assert made.flask()["PROXY_HOPS"] == hops


@pytest.mark.parametrize("given", ["", "0", "-1", "x", "10", "1.0", "\u0661"])
def test_an_https_address_needs_a_proxy(tmp_path: Path, given: str) -> None:
    with pytest.raises(BadSetting, match=r"PROXY_HOPS is '.*Expected how many proxies stand"):
        settings(tmp_path, PUBLIC_URL="https://x.org", PROXY_HOPS=given)


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("smtp://me:se%40cret@mail.example.org", ("mail.example.org", 587, "starttls")),
        ("smtp://me:se%40cret@mail.example.org:25/", ("mail.example.org", 25, "starttls")),
        ("smtps://me:se%40cret@mail.example.org", ("mail.example.org", 465, "always")),
        ("smtp://me:se%40cret@localhost:1025", ("localhost", 1025, "none")),
    ],
)
def test_mail_goes_out_encrypted_except_to_this_machine(
    tmp_path: Path, url: str, made: tuple[str, int, str]
) -> None:
    server = settings(tmp_path, SMTP_URL=url, MAIL_FROM="trainer@example.org").mail_server
    assert server is not None
    assert (server.host, server.port, server.tls) == made
    assert (server.user, server.password, server.sender) == ("me", "se@cret", "trainer@example.org")
    assert "se@cret" not in repr(server)


def test_without_a_mail_server_none_is_sent(tmp_path: Path) -> None:
    assert settings(tmp_path).flask()["MAIL_SERVER"] is None


@pytest.mark.parametrize(
    ("url", "sender", "named"),
    [
        ("", "trainer@example.org", "SMTP_URL"),
        ("mail.example.org", "trainer@example.org", "SMTP_URL"),
        ("http://mail.example.org", "trainer@example.org", "SMTP_URL"),
        ("smtp://", "trainer@example.org", "SMTP_URL"),
        ("smtp://[", "trainer@example.org", "SMTP_URL"),
        ("smtp://mail.example.org:port", "trainer@example.org", "SMTP_URL"),
        ("smtp://mail.example.org:0", "trainer@example.org", "SMTP_URL"),
        ("smtp://mail.example.org/path", "trainer@example.org", "SMTP_URL"),
        ("smtp://me@mail.example.org", "trainer@example.org", "SMTP_URL"),
        ("smtp://me:pass/word@mail.example.org", "trainer@example.org", "SMTP_URL"),
        ("smtp://mail.example.org", "", "MAIL_FROM"),
        ("smtp://mail.example.org", "trainer", "MAIL_FROM"),
        ("smtp://mail.example.org", "a@example.org\r\nBcc: b@example.org", "MAIL_FROM"),
    ],
)
def test_a_wrong_mail_server_is_named_without_its_password(
    tmp_path: Path, url: str, sender: str, named: str
) -> None:
    with pytest.raises(BadSetting) as caught:
        settings(tmp_path, SMTP_URL=url, MAIL_FROM=sender)
    assert caught.value.message.startswith(named)
    assert "Expected" in caught.value.message
    assert "pass/word" not in caught.value.message


def test_everybody_may_register_unless_the_setting_says_otherwise(tmp_path: Path) -> None:
    assert settings(tmp_path).flask()["REGISTRATION"] == "open"
    for word in ("open", "invited", "closed"):
        assert settings(tmp_path, REGISTRATION=word).registration == word
    with pytest.raises(BadSetting, match="Expected open, invited or closed"):
        settings(tmp_path, REGISTRATION="Open")


def test_a_file_that_is_sent_may_have_so_many_mebibytes(tmp_path: Path) -> None:
    assert settings(tmp_path).flask()["MAX_UPLOAD"] == 100 << 20
    assert settings(tmp_path, MAX_UPLOAD="7").flask()["MAX_UPLOAD"] == 7 << 20


@pytest.mark.parametrize("value", ["0", "-1", "2049", "100MB", "1.5", "¹", "9" * 30])
def test_a_wrong_limit_of_files_is_named(tmp_path: Path, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        settings(tmp_path, MAX_UPLOAD=value)
    assert caught.value.message.startswith("MAX_UPLOAD")
    assert "a number from 1 to 2048" in caught.value.message
