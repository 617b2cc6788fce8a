"""`python -m app` from nothing: it prepares everything and serves, or says why not."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from time import sleep
from urllib.request import urlopen

import pytest

from app.config import ROOT

pytestmark = pytest.mark.long
PARTS = ("app", "questions", "exports", "migrations", "pyproject.toml")
Start = Callable[..., subprocess.Popen[str]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts servers from a folder, each with an instance folder and nothing else set."""
    running = []

    def begin(folder: Path = ROOT, **environment: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "app"],
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "METASTASIS_INSTANCE": str(tmp_path / "instance"),
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            stopped(process)


def served(url: str) -> bytes:
    for _ in range(1200):
        try:
            with urlopen(url) as answer:
                return bytes(answer.read())
        except OSError:  # nobody listens yet, or the server only looks whether the port is free
            sleep(0.1)
    raise AssertionError(f"{url} is not served")


def stopped(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGTERM)
    return process.communicate(timeout=120)[0]


def test_it_serves_from_nothing_and_backs_up_once_a_day(start: Start, tmp_path: Path) -> None:
    port = str(free_port())
    address = f"http://127.0.0.1:{port}"
    first = start(PORT=port, PUBLIC_URL=address)
    assert served(f"{address}/health") == b'{"status":"ok"}\n'
    said = stopped(first)
    assert "Backed up" not in said
    second = start(PORT=port, PUBLIC_URL=address)
    link = next(line.strip() for line in said.splitlines() if f"{address}/setup/" in line)
    assert b"<form" in served(link)
    assert "Backed up the database to" in stopped(second)
    third = start(PORT=port, PUBLIC_URL=address)
    assert served(f"{address}/health") == b'{"status":"ok"}\n'
    assert "Backed up" not in stopped(third)
    assert len(list((tmp_path / "instance" / "backups").iterdir())) == 1
    for path in (tmp_path / "instance").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_browsers_that_connect_and_wait_stop_nobody(start: Start) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    start(PORT=str(port), PUBLIC_URL=address)
    served(f"{address}/health")
    with ExitStack() as stack:
        for number in range(40):
            waiting = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            waiting.sendall(b"GET / HTTP/1.1\r\nHost: " if number % 2 else b"")
        sleep(0.5)
        for _ in range(4):
            with urlopen(f"{address}/health", timeout=3) as answer:
                assert answer.status == 200


def test_a_port_in_use_is_found_before_anything_is_made(start: Start, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        process = start(PORT=str(port))
        output = process.communicate(timeout=120)[0]
    assert (process.returncode, output) == (
        1,
        f"PORT {port} is in use: set PORT, or stop what listens there.\n",
    )
    assert [path.name for path in (tmp_path / "instance").iterdir()] == ["secret_key"]


def test_a_damaged_database_is_not_served(start: Start, tmp_path: Path) -> None:
    (tmp_path / "instance").mkdir()
    (tmp_path / "instance" / "metastasis.db").write_bytes(bytes(range(256)) * 64)
    process = start(PORT=str(free_port()))
    output = process.communicate(timeout=120)[0]
    assert process.returncode == 1
    assert output.startswith(f"The database {tmp_path}/instance/metastasis.db is damaged (")
    assert output.count("\n") == 1


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"HOST": "192.0.2.1"}, "HOST is '192.0.2.1', where this machine cannot listen ("),
        ({"HOST": "no.such.invalid"}, "HOST is 'no.such.invalid', where this machine cannot"),
        ({"HOST": "x" * 70}, f"HOST is '{'x' * 70}', where this machine cannot listen ("),
        ({"PORT": "none"}, "PORT is 'none'. Expected a number from 1 to 65535.\n"),
        (
            {"DATABASE_URL": "postgresql://me:secret@127.0.0.1:1/name"},
            "The database postgresql+psycopg://me:***@127.0.0.1:1/name does not answer: ",
        ),
        (
            {"DATABASE_URL": "sqlite:////nowhere/at/all.db"},
            "The database sqlite:////nowhere/at/all.db does not answer: unable to open",
        ),
    ],
)
def test_what_stops_the_start_is_said_in_a_sentence(
    start: Start, environment: dict[str, str], said: str
) -> None:
    process = start(**{"PORT": str(free_port()), **environment})
    output = process.communicate(timeout=120)[0]
    assert process.returncode == 1
    assert output.startswith(said)
    assert "Traceback" not in output


def test_a_wrong_fact_file_stops_the_start_with_every_problem(start: Start, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, copy / part)
    for name in ("one", "two"):
        (copy / "questions" / "facts" / f"{name}.yaml").write_text("nonsense:\n  - id: x\n")
    process = start(copy, PORT=str(free_port()))
    output = process.communicate(timeout=120)[0]
    assert process.returncode == 1
    assert output.startswith("The bank has mistakes; nothing was started.\n")
    assert "questions/facts/one.yaml:1:" in output
    assert "questions/facts/two.yaml:1:" in output
    assert list((tmp_path / "instance").glob("*.db")) == []
