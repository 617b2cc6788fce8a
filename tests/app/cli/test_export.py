"""The command that writes a deck."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import WRITERS
from tests.app.cli.shell import Shell
from tests.questions.small import DRUGS


def test_the_deck_is_written_to_a_file(ready: Shell, tmp_path: Path) -> None:
    done = ready("export", "anki", "-o", str(tmp_path / "deck.apkg"))
    assert done.output == f"Wrote {len(DRUGS)} facts to {tmp_path / 'deck.apkg'}.\n"
    assert (tmp_path / "deck.apkg").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_every_format_is_written(ready: Shell, tmp_path: Path, form: str) -> None:
    done = ready("export", form, "-o", str(tmp_path / "file"))
    assert done.output == f"Wrote {len(DRUGS)} facts to {tmp_path / 'file'}.\n"
    assert (tmp_path / "file").stat().st_size > 0


def test_a_topic_is_written_alone(ready: Shell, tmp_path: Path) -> None:
    ready("export", "jsonl", "-o", str(tmp_path / "all"))
    ready("export", "jsonl", "--topic", "drugs", "-o", str(tmp_path / "drugs"))
    assert (tmp_path / "drugs").read_bytes() == (tmp_path / "all").read_bytes()


def test_an_unknown_topic_or_format_is_refused_with_those_there_are(
    ready: Shell, tmp_path: Path
) -> None:
    refused = ready("export", "csv", "--topic", "clay", "-o", str(tmp_path / "file"))
    assert (refused.exit_code, refused.output) == (
        1,
        "Error: There is no topic clay; there is drugs.\n",
    )
    refused = ready("export", "clay", "-o", str(tmp_path / "file"))
    assert refused.exit_code == 2
    assert ", ".join(f"'{name}'" for name in WRITERS) in refused.output
    assert list(tmp_path.iterdir()) == []


def test_a_deck_that_cannot_be_written_leaves_the_old_one(
    ready: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deck.apkg").write_text("good")

    def refuse(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    refused = ready("export", "anki", "-o", str(tmp_path / "deck.apkg"))
    assert refused.exit_code == 1
    said = f"Error: {tmp_path}/deck.apkg cannot be written: No space left on device.\n"
    assert refused.output == said
    assert [path.read_text() for path in tmp_path.iterdir()] == ["good"]


def test_a_folder_that_is_not_there_is_named(ready: Shell, tmp_path: Path) -> None:
    refused = ready("export", "anki", "-o", str(tmp_path / "none" / "deck.apkg"))
    assert refused.exit_code == 1
    assert f"{tmp_path}/none/deck.apkg cannot be written: No such file" in refused.output


def test_a_deck_may_go_to_a_device(ready: Shell) -> None:
    assert ready("export", "anki", "-o", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_nothing_is_exported_before_something_is_published(shell: Shell, tmp_path: Path) -> None:
    shell("db", "upgrade")
    refused = shell("export", "anki", "-o", str(tmp_path / "deck.apkg"))
    assert refused.exit_code == 1
    assert "Run `flask --app app bank publish`" in refused.output
    assert list(tmp_path.iterdir()) == []
