"""The command that writes a deck."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.clock import new_id
from app.models import Course, Learner
from exports import WRITERS
from tests.app.assignments.setting import make_set
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


def kept_set(shell: Shell, number: int = 1) -> str:
    """A course's saved set of one pool of all topics, as the command names it."""
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    with shell.session() as session:
        by = Learner(id=new_id(at), name="Ann", email="ann@example.org", role="instructor",
                     created_at=at)  # fmt: skip
        course = Course(id=new_id(at), title="Oncology", created_at=at)
        session.add_all([by, course])
        session.flush()
        made = make_set(session, course.id, by.id, at, number)
        session.commit()
        return f"{course.id}/{made}"


def test_a_question_set_is_written_in_every_format(ready: Shell, tmp_path: Path) -> None:
    named, file = kept_set(ready), tmp_path / "file"
    for form in WRITERS:
        done = ready("export", form, "--set", named, "-o", str(file))
        assert re.fullmatch(
            rf"Wrote \d+ questions of (\d+) facts, version 1 of the set, to {file}\.\n", done.output
        ), done.output
        assert file.stat().st_size > 0


def test_of_a_set_a_draw_can_be_taken_alone(ready: Shell, tmp_path: Path) -> None:
    named, file = kept_set(ready), str(tmp_path / "file")
    said = "Wrote 1 questions of 1 facts, version 1 of the set, to"
    assert said in ready("export", "paper", "--set", named, "-o", file).output
    assert said in ready("export", "jsonl", "--set", f"{named}@1", "--draw", "2", "-o", file).output
    one = (tmp_path / "file").read_bytes()
    ready("export", "jsonl", "--set", named, "--draw", "2", "-o", file)
    assert (tmp_path / "file").read_bytes() == one


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--set", "clay"), "clay names no set; expected COURSE_ID/SET_ID or"),
        (("--set", "{named}@x"), "names no set; expected"),
        (("--set", "{named}@2"), "There is no saved version 2 of the set"),
        (("--set", "{named}", "--topic", "drugs"), "--set goes with neither --topic nor"),
        (("--draw", "2"), "--draw goes with --set only."),
    ],
)
def test_what_names_no_set_is_refused(
    ready: Shell, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    named = kept_set(ready)
    given = [each.replace("{named}", named) for each in words]
    refused = ready("export", "csv", *given, "-o", str(tmp_path / "file"))
    assert refused.exit_code == 1
    assert said in refused.output
    assert list(tmp_path.iterdir()) == []
