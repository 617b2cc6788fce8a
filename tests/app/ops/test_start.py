"""`python -m app` from nothing: it prepares everything and serves, or says why not."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep
from urllib.error import URLError
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
        except URLError:
            sleep(0.1)
    raise AssertionError(f"{url} is not served")


def stopped(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGTERM)
    return process.communicate(timeout=120)[0]


def test_it_serves_from_nothing_and_backs_up_the_second_time(start: Start, tmp_path: Path) -> None:
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
    assert len(list((tmp_path / "instance" / "backups").iterdir())) == 1


@pytest.mark.parametrize(
    ("environment", "said"),
    [
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
    process = start(**environment)
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
    process = start(copy)
    output = process.communicate(timeout=120)[0]
    assert process.returncode == 1
    assert output.startswith("The bank has mistakes; nothing was started.\n")
    assert "questions/facts/one.yaml:1:" in output
    assert "questions/facts/two.yaml:1:" in output
    assert list((tmp_path / "instance").glob("*.db")) == []
