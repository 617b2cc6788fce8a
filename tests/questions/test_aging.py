"""What grows old, and what became of the facts since a revision."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from questions.__main__ import main
from tests.questions.small import DRUGS, small, write
from tests.questions.test_consistency import FINDINGS
from tests.questions.written import CHECK, sequence

SECOND = """  - id: older
    authority: An authority
    title: An older text
    dated: 2019-05
    address: https://example.org/older
topics:
"""
KNOWN = "    checked:\n      how: known\n      on: 2020-03-01\n"


def said(capsys, *arguments: str) -> list[str]:
    main([str(each) for each in arguments])
    return capsys.readouterr().out.splitlines()


@pytest.fixture
def aged(tmp_path) -> Path:
    """Two facts without a reference of 2025: one of 2019-05, one known since 2020-03-01."""
    old = sequence("fever", id_="old").replace("authority", "older")
    known = sequence("cough", id_="known", name="other").replace(CHECK, "\n" + KNOWN)
    known = known.removeprefix("sequences:\n").replace("It is so.", "It is known so.")
    text = small(more=old + known, concepts=FINDINGS)
    return write(tmp_path / "facts", text.replace("topics:\n", SECOND, 1))


@pytest.mark.parametrize(
    ("before", "ids"),
    [
        ("2019-05-31", []),
        ("2019-06-01", ["old"]),
        ("2020-03-02", ["old", "known"]),
        ("2025-12-31", ["old", "known"]),
        ("2026-01-01", ["old", "known", *sorted(f"{drug}.class" for drug in DRUGS)]),
    ],
)
def test_facts_are_as_old_as_their_newest_reference_else_as_their_check(aged, capsys, before, ids):
    lines = said(capsys, "--facts", aged, "stale", "--before", before)
    assert [line.split("\t")[0] for line in lines] == ids


def test_stale_tells_topic_reference_and_check(aged, capsys):
    command = ("--facts", aged, "stale", "--before", "2020-12-01")
    assert said(capsys, *command) == [
        "old\tdrugs\t2019-05\t2026-11-22",
        "known\tdrugs\t-\t2020-03-01",
    ]
    assert [json.loads(line) for line in said(capsys, *command, "--json")] == [
        {"id": "old", "topic": "drugs", "newest": "2019-05", "checked": "2026-11-22"},
        {"id": "known", "topic": "drugs", "newest": None, "checked": "2020-03-01"},
    ]


def test_stale_takes_a_day_of_the_calendar(aged, capsys):
    with pytest.raises(SystemExit) as left:
        main(["--facts", str(aged), "stale", "--before", "2026"])
    assert left.value.code == 2
    expected = "found '2026'; expected a day of the calendar as YYYY-MM-DD; example: 2026-11-22"
    assert expected in capsys.readouterr().err


def git(folder: Path, *arguments: str) -> None:
    people = ("AUTHOR", "COMMITTER")
    who = {f"GIT_{each}_{what}": "curator" for each in people for what in ("NAME", "EMAIL")}
    subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env={**os.environ, **who}
    )


@pytest.fixture
def repository(tmp_path) -> Path:
    """The small bank, stamped, in the folder `facts` of a repository."""
    folder = write(tmp_path / "facts", small())
    main(["--facts", str(folder), "stamp"])
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "The bank")
    return folder


MEANING = """            changes:
              - on: 2026-11-23
                what: Its class was another.
                meaning: yes
"""


def test_nothing_differs_from_the_revision_that_is_there(repository, capsys):
    capsys.readouterr()
    assert said(capsys, "--facts", repository, "diff", "HEAD") == []


def test_diff_tells_what_was_added_and_what_changed_for_a_reader(repository, capsys):
    text = small({**DRUGS, "ulvex": "alpha-blocker"})
    first = "        explanation: It binds one receptor.\n"
    write(repository, text.replace(first, first.replace("one", "its own"), 1))
    capsys.readouterr()
    found = said(capsys, "--facts", repository, "diff", "HEAD")
    assert [line for line in found if "\ttamol.class\t" in line or line.startswith("added")] == [
        "rendering\ttamol.class\texplanation",
        "added\tulvex.class\tUlvex is an alpha blocker.",
    ]


def test_diff_tells_a_change_of_meaning_with_its_day(repository, capsys):
    text = small().replace("[alpha-blocker]\n", "[alpha-blocker]\n" + MEANING, 1)
    write(repository, text)
    capsys.readouterr()
    assert said(capsys, "--facts", repository, "diff", "HEAD") == [
        "meaning\ttamol.class\t2026-11-23: Its class was another."
    ]
    git(repository, "commit", "-qam", "Its class")
    assert said(capsys, "--facts", repository, "diff", "HEAD") == []


def test_diff_tells_the_retired_from_the_gone(repository, capsys):
    stone = "tombstones:\n  - id: tamol.class\n    on: 2026-11-22\n    why: It was wrong.\n"
    drugs = {n: c for n, c in DRUGS.items() if n not in ("tamol", "rudex")}
    write(repository, small(drugs, more=stone))
    capsys.readouterr()
    found = said(capsys, "--facts", repository, "diff", "HEAD", "--json")
    assert [json.loads(line) for line in found if '"rendering"' not in line] == [
        {"id": "rudex.class", "kind": "gone", "what": "without a tombstone"},
        {"id": "tamol.class", "kind": "retired", "what": "It was wrong."},
    ]


def test_diff_compares_the_facts_where_the_revision_was_not_stamped(tmp_path, capsys):
    folder = write(tmp_path / "facts", small())
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "The bank")
    first = "        explanation: It binds one receptor.\n"
    write(folder, small().replace(first, first.replace("one", "its own"), 1))
    assert said(capsys, "--facts", folder, "diff", "HEAD") == [
        "rendering\ttamol.class\texplanation"
    ]


def refusal(capsys, folder: Path, revision: str) -> str:
    capsys.readouterr()
    assert main(["--facts", str(folder), "diff", revision]) == 2
    return capsys.readouterr().err.strip()


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-h", "HEAD:facts"])
def test_diff_says_that_there_is_no_such_revision(repository, capsys, revision):
    capsys.readouterr()
    assert main(["--facts", str(repository), "diff", "--", revision]) == 2
    assert capsys.readouterr().err.strip() == (
        f"found no revision '{revision}'; expected a branch, tag or commit; example: HEAD~1"
    )


def test_diff_says_what_is_missing(repository, capsys, tmp_path, monkeypatch):
    other = write(tmp_path / "other", small())
    assert refusal(capsys, other, "HEAD") == f"the revision 'HEAD' has no such folder as {other}"
    outside = write(Path(shutil.copytree(other, tmp_path / "outside")), small())
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    shutil.rmtree(tmp_path / ".git")
    assert refusal(capsys, outside, "HEAD") == (
        f"found no git repository around {outside}; expected a checkout"
    )
    monkeypatch.setenv("PATH", "")
    assert refusal(capsys, outside, "HEAD") == (
        "found no git; expected the command 'git'; install it to compare"
    )


def test_diff_says_that_a_revision_breaks_the_rules_of_today(repository, capsys):
    write(repository, small().replace("    plural: drugs\n", "", 1))
    git(repository, "commit", "-qam", "A field less")
    write(repository, small())
    assert refusal(capsys, repository, "HEAD") == (
        "the fact base of 'HEAD' breaks 1 rules of today, so that it cannot be compared; the "
        "first: drug: 'plural': found nothing; expected: a value; this field is needed; example: "
        "see questions/facts/README.md"
    )
