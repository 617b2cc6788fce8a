"""The fact base as a git revision has it."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from questions.bank import build
from questions.reading import read
from questions.stamps import read_stamps
from questions.world import Bank


class NoRevision(Exception):
    """The revision cannot be had; the text says why, and what would do."""


def bank_of(revision: str, folder: Path) -> Bank:
    """The bank of a folder in a revision, read by the rules of today; nothing is checked.

    Raises:
        NoRevision: git, the revision or the folder in it is missing, or it cannot be read.
    """
    with tempfile.TemporaryDirectory() as name:
        there = Path(name)
        _unpack(_archive(revision, folder), there)
        reading = read(there)
        bank, problems = build(reading.entries, read_stamps(there))
        if wrong := [*reading.unreadable, *reading.problems, *problems]:
            first = f"{wrong[0].id}: {wrong[0].message}"
            raise NoRevision(
                f"the fact base of '{revision}' breaks {len(wrong)} rules of today, so that it "
                f"cannot be compared; the first: {first}"
            )
        return bank


def _archive(revision: str, folder: Path) -> bytes:
    if shutil.which("git") is None:
        raise NoRevision("found no git; expected the command 'git'; install it to compare")
    if _git(folder, "rev-parse", "--is-inside-work-tree").returncode:
        raise NoRevision(f"found no git repository around {folder}; expected a checkout")
    named = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = _git(folder, *named)
    if commit.returncode:
        raise NoRevision(
            f"found no revision '{revision}'; expected a branch, tag or commit; example: HEAD~1"
        )
    packed = _git(folder, "archive", "--format=tar", commit.stdout.decode().strip(), ".")
    if packed.returncode:
        raise NoRevision(f"the revision '{revision}' has no such folder as {folder}")
    return packed.stdout


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    git = shutil.which("git") or "git"
    return subprocess.run([git, *arguments], cwd=folder, capture_output=True, check=False)


def _unpack(packed: bytes, there: Path) -> None:
    """Git made it, of this repository; where Python can (from 3.11.4 on), nothing is trusted."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        if hasattr(tarfile, "data_filter"):
            tar.extractall(there, filter="data")
        else:
            tar.extractall(there)  # noqa: S202
