"""A mistake in a file is answered with file, line, what was found and what is expected."""

import gc
from pathlib import Path

import pytest

from questions.bank import FACTS, BadBank, Bank, load, without_facts
from questions.problem import Problem
from questions.reading import read
from tests.questions.small import small, write

CONCEPT = "concepts:\n  - id: liver\n    type: site\n    name: liver\n"


def told(folder: Path) -> list[str]:
    """Every problem of reading, as it is printed, with file names only."""
    reading = read(folder)
    found = [*reading.unreadable, *reading.problems]
    return [str(each).replace(f"{folder}/", "") for each in found]


def problems(folder: Path, text: str) -> list[str]:
    return told(write(folder, text))


def test_a_small_bank_is_read_whole(tmp_path):
    bank = load(write(tmp_path, small()))
    assert sorted(bank.facts) == ["epsin.class", "novar.class", "rudex.class", "tamol.class"]
    assert bank.facts["tamol.class"].statement == "Tamol is an alpha blocker."


def test_texts_are_never_taken_for_other_types(tmp_path):
    text = "concepts:\n  - id: ratio\n    type: no\n    name: 2:1\n"
    reading = read(write(tmp_path, text))
    assert (reading.problems, reading.unreadable) == ([], [])
    assert [(e.model.name, e.model.type) for e in reading.entries] == [("2:1", "no")]


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + CONCEPT.replace("\n", "\r\n").encode())
    assert told(tmp_path) == []


INVISIBLE = "expected a text that can be seen; remove it"
WRITTEN_OUT = 'expected every text written out; quote a text that begins with & or *: "*"'
KINDS = "closed, complete, not"
LAUGHS = "a: &a [x]\n" + "".join(f"a{n}: &a{n} [*a, *a]\n" for n in range(2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CONCEPT + "    name: hepar\n",
            ["5: concepts.0: found the key 'name' twice; expected once; keep one of the two"],
        ),
        (CONCEPT + "\x00\n", [f"5: -: found the invisible sign U+0000; {INVISIBLE}"]),
        (
            "concepts:\x07\n  - id: a\x1b\n",
            [
                f"1: -: found the invisible sign U+0007; {INVISIBLE}",
                f"2: -: found the invisible sign U+001B; {INVISIBLE}",
            ],
        ),
        (
            'concepts:\n  - id: a\n    type: t\n    name: "bell\\a"\n',
            [f"4: concepts.0.name: found the invisible sign U+0007; {INVISIBLE}"],
        ),
        (
            "concepts: &a\n  - *a\n",
            [
                f"1: -: found the anchor '&a'; {WRITTEN_OUT}",
                f"2: -: found the alias '*a'; {WRITTEN_OUT}",
            ],
        ),
        ("[" * 100_000, ["1: -: found more than 30 levels of nesting; expected few"]),
        ("[\n" * 100_000, ["31: -: found more than 30 levels of nesting; expected few"]),
        ("{a: " * 100_000, ["1: -: found more than 30 levels of nesting; expected few"]),
        ("- " * 100_000, ["1: -: found more than 30 levels of nesting; expected few"]),
        (
            "? [a, b]\n: c\n? {d: e}\n: f\n",
            [
                "1: -: found a list as a key; expected a word; example: name: liver",
                "3: -: found a mapping as a key; expected a word; example: name: liver",
            ],
        ),
        (
            '"a\\nb: c":\n  - x\n',
            [
                "1: -: found the key 'a\\nb: c'; expected a word without space around it; "
                "example: name: liver"
            ],
        ),
        ("liver\n", ["1: -: found a text; expected sections; example: concepts:"]),
        ("- liver\n", ["1: -: found a list; expected sections; example: concepts:"]),
        ("", ["1: -: found an empty file; expected sections; example: concepts:"]),
        ("# only\n", ["1: -: found an empty file; expected sections; example: concepts:"]),
        (
            "concepts: liver\ntopics:\ntypes:\n  id: x\n",
            [
                "1: concepts: found a text; expected a list, each entry behind '- '; "
                "example: - id: liver",
                "2: topics: found nothing; expected a list, each entry behind '- '; "
                "example: - id: liver",
                "3: types: found a mapping; expected a list, each entry behind '- '; "
                "example: - id: liver",
            ],
        ),
        (
            "negatives:\n",
            [f"1: negatives: found nothing; expected lists by kind: {KINDS}; example: not:"],
        ),
        (
            "negatives:\n  - id: x\n",
            [f"1: negatives: found a list; expected lists by kind: {KINDS}; example: not:"],
        ),
        (
            "negatives:\n  never:\n    - id: x\n",
            [
                "2: negatives.never: found the kind 'never'; "
                f"expected one of: {KINDS}; example: not:"
            ],
        ),
        (
            "concepts:\n  - id: liver\n    name: liver\n",
            [
                "2: liver: 'type': found nothing; expected: a value; this field is needed; "
                "example: see questions/facts/README.md"
            ],
        ),
        (
            "concepts:\n  - liver\n",
            [
                "2: concepts.0: 'entry': found 'liver'; expected: a mapping, not a text; "
                "example: a mapping, one 'key: value' a line"
            ],
        ),
        (
            'concepts:\n  - id: "a\\nb"\n    type: t\n    name: n\n',
            [
                "2: a\\nb: 'id': found 'a\\nb'; expected: a text like ^[a-z0-9]+(-[a-z0-9]+)*$; "
                "example: liver-metastases"
            ],
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, text, expected):
    assert problems(tmp_path, text) == [f"small.yaml:{each}" for each in expected]


def test_laughs_in_billions_are_refused_before_anything_is_built(tmp_path):
    found = problems(tmp_path, LAUGHS)
    assert [line.split(":")[1] for line in found] == ["1", "2", "2", "2", "3", "3", "3"]


def test_a_comma_in_an_unquoted_list_is_refused(tmp_path):
    found = problems(tmp_path, CONCEPT + "    accepted: [bone pain, pain in bone]\n")
    assert [line.split(":")[1] for line in found] == ["5", "5"]
    assert "found 2 values in a one-line list, 'bone pain' unquoted" in found[0]


def test_an_unknown_section_and_a_broken_field_are_told_together(tmp_path):
    text = "conceptz:\n  - id: x\nconcepts:\n  - id: Not An Id\n    type: t\n    name: n\n"
    found = problems(tmp_path, text)
    assert [line.split(":")[1] for line in found] == ["1", "4"]
    assert "found no such section" in found[0]
    assert "'id': found 'Not An Id'; expected: a text like" in found[1]


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path):
    assert problems(tmp_path, "concepts:\n  - id: [liver\n") == [
        "small.yaml:3: -: is not YAML: did not find expected ',' or ']'; example: name: liver"
    ]


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path):
    (tmp_path / "small.yaml").write_bytes(b"concepts:\n  - id: caf\xe9\n")
    assert told(tmp_path) == ["small.yaml:2: -: is not UTF-8; save the file as UTF-8"]


NO_FILE = "expected a YAML file; remove or rename it"


def test_what_is_no_plain_file_is_told_and_dot_files_are_passed_over(tmp_path):
    write(tmp_path, CONCEPT)
    (tmp_path / ".#small.yaml").symlink_to("nobody@nowhere.1")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "lost.yaml").symlink_to("nowhere")
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "lost.yaml").symlink_to("nowhere")
    (tmp_path / "other.yml").write_text(CONCEPT, encoding="utf-8")
    (tmp_path / "ledger" / "third.yml").write_text(CONCEPT, encoding="utf-8")
    stray = "found a name that ends in .yml; expected .yaml; rename the file"
    assert sorted(told(tmp_path)) == [
        f"folder.yaml:1: -: found a folder; {NO_FILE}",
        f"ledger/lost.yaml:1: -: found a link to nothing, or no plain file; {NO_FILE}",
        f"ledger/third.yml:1: -: {stray}",
        f"lost.yaml:1: -: found a link to nothing, or no plain file; {NO_FILE}",
        f"other.yml:1: -: {stray}",
    ]


def test_a_folder_that_is_missing_or_empty_is_told(tmp_path):
    expected = "expected a folder of fact files; example: questions/facts"
    missing = tmp_path / "missing"
    assert told(missing) == [f"{missing}:1: -: found no such folder; {expected}"]
    assert told(tmp_path) == [f"{tmp_path}:1: -: found no fact file (*.yaml); {expected}"]


def test_the_bank_itself_without_a_fact_is_told(tmp_path):
    message = "found no fact in any file; expected some; restore the fact files"
    assert without_facts(Bank(), FACTS) == [Problem(str(FACTS), 1, "-", message)]
    assert without_facts(Bank(), tmp_path) == []


def test_a_problem_is_one_line_whatever_stands_in_it():
    problem = Problem("a\udcff.yaml", 3, "x\ny", "found '\x1b[2J\u2028é'")
    assert str(problem) == "a\\udcff.yaml:3: x\\ny: found '\\x1b[2J\\u2028é'"


def test_a_bad_bank_never_half_loads(tmp_path):
    text = small(more="triples:\n  - id: x\n    topic: nowhere\n")
    with pytest.raises(BadBank) as bad:
        load(write(tmp_path, text))
    assert {problem.id for problem in bad.value.problems} == {"x"}
    assert all(problem.line > 0 for problem in bad.value.problems)


def test_a_file_that_cannot_be_read_is_told_first_and_drags_nothing_after_it(tmp_path):
    write(tmp_path, "concepts:\n  - id: x\n    type: nowhere\n    name: x\n", "a.yaml")
    write(tmp_path, "concepts:\n  - id: x\n", "b.yaml")
    write(tmp_path, "concepts: [\n", "z.yaml")
    with pytest.raises(BadBank) as bad:
        load(tmp_path)
    assert [Path(each.file).name for each in bad.value.problems] == ["z.yaml", "b.yaml", "b.yaml"]
    assert bad.value.note == "; checks across files come when every file can be read"


@pytest.mark.parametrize("on", [True, False])
def test_reading_leaves_the_search_for_garbage_as_it_was(tmp_path, on):
    folder = write(tmp_path / "facts", small())
    was = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        read(folder)
        read(tmp_path / "nowhere")
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()
