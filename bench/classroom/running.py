"""One run: the server as production starts it, the class in a process of its own, and the count."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep

from app.__main__ import command
from app.config import ROOT, read
from bench.classroom.checking import Report, check
from bench.classroom.plan import Plan, Told
from bench.classroom.preparing import environment, prepare

SERVER = "bench.classroom.server:create_app()"


def run(
    url: str, folder: Path, many: int, number: int, seconds: float,
    meanwhile: Callable[[int], None] = lambda _: None,
) -> Report:  # fmt: skip
    """Let so many students answer so many questions each within so many seconds; what became of it.

    `meanwhile` is called with the server's process id once the class has begun.
    """
    os.environ["METASTASIS_INSTANCE"] = str(folder)  # whose key signs the cookies
    plan = prepare(url, _free_port(), many, number, seconds)
    plan.write(folder / "plan.json")
    with serving(url, plan, folder) as pid:
        client = [sys.executable, "-m", "bench.classroom.client", *_files(folder)]
        before = computed(pid)
        working = subprocess.Popen(client, cwd=ROOT)
        meanwhile(pid)
        if working.wait() != 0:
            raise RuntimeError("the class broke off")
        spent = computed(pid) - before
    return check(url, plan, Told.read(folder / "told.json"), spent)


def workers(pid: int) -> list[int]:
    """The processes that a server has forked. Linux tells them, elsewhere there are none."""
    told = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(each) for each in told.read_text().split()] if told.exists() else []


def computed(pid: int) -> float:
    """Seconds that a server and its workers, the dead ones too, have computed; 0 where unknown."""
    ticks = 0
    for each in (pid, *workers(pid)):
        told = Path(f"/proc/{each}/stat")
        if told.exists():
            ticks += sum(int(part) for part in told.read_text().rpartition(")")[2].split()[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def _files(folder: Path) -> tuple[str, str]:
    return str(folder / "plan.json"), str(folder / "told.json")


@contextmanager
def serving(url: str, plan: Plan, folder: Path) -> Iterator[int]:
    """The server on the plan's port; its process id."""
    settings = environment(url, plan.port, folder)
    words = command(read(settings), SERVER)
    process = subprocess.Popen(words, cwd=ROOT, env={**os.environ, **settings})
    try:
        _wait_for(plan.port)
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(3000):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        sleep(0.1)
    raise RuntimeError("the server did not start")
