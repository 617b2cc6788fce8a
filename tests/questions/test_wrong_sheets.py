"""A sheet with a wrong line changes nothing, and the line is named."""

from pathlib import Path

import pytest

from questions.__main__ import main
from questions.bank import load
from questions.sheets import sheet_of, written
from questions.sheets.changes import Change
from questions.sheets.splicing import NotInPlace, spliced
from tests.questions.sheet import BANK, OUT, back, text_of
from tests.questions.small import small, write


@pytest.fixture
def folder(tmp_path) -> Path:
    return write(tmp_path / "facts", BANK)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "fever,bone,,,",
            "fever,bone,maybe,No bile.,",
            ["4: fever.bone: found the level 'maybe'; expected one of: typical, refuted"],
        ),
        (
            "fever,bone,,,",
            "fever,bone,refuted,,",
            [
                "4: fever.bone: 'reason': found nothing; expected: a value; this field is needed; "
                "example: see questions/facts/README.md"
            ],
        ),
        (
            "fever,bone,,,",
            "rash,bone,refuted,No bile.,",
            [
                "4: rash.bone: found the row 'rash'; expected a row that is there; write it into "
                "the YAML file first, with its references and check; example: fever"
            ],
        ),
        (
            "fever,bone,,,",
            "fever,skin,refuted,No bile.,",
            ["4: fever.skin: found the column 'skin'; expected one of: liver, lung, bone"],
        ),
        (
            "fever,bone,,,",
            "fever,lung,refuted,It holds no bile.,",
            [
                "4: fever.lung: found the cell twice, here and in line 3; expected once; keep one "
                "of the two"
            ],
        ),
        (
            "refuted,It holds no bile.",
            ",",
            [
                "3: fever.lung: found no 'level'; expected 'refuted' or what replaces it; what is "
                "taken back is taken out of the YAML file"
            ],
        ),
        (
            "It holds no bile.,",
            "It holds, no, bile.,",
            [
                "3: fever: found 7 values; expected 5; put a text that holds a comma into "
                'quotation marks; example: "pain, at night"'
            ],
        ),
        (
            "It holds no bile.",
            "It holds\u200b no bile.",
            [
                "3: fever.lung: found the invisible sign U+200B in 'reason'; expected a text that "
                "can be seen; remove it"
            ],
        ),
        (
            "It holds no bile.",
            "It\tholds",
            [
                "3: fever.lung: found a tab or half a line end in 'reason'; expected a text; "
                "remove it"
            ],
        ),
        (
            "row,column,level",
            "row,column,Level",
            [
                "1: -: found the heading 'row,column,Level,reason,statement'; expected "
                "'row,column,level,reason,statement'"
            ],
        ),
        (
            "It holds no bile.",
            '"It holds',
            [
                "3: -: is not CSV from here on (unexpected end of data); expected closed quotation "
                "marks"
            ],
        ),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_written(folder, capsys, old, new, expected):
    sheet = OUT.replace(old, new, 1).replace("Fever points", "It points")
    assert back(folder, sheet) == 1
    told = capsys.readouterr()
    assert [line.split("sheet.csv:", 1)[1] for line in told.out.splitlines()] == expected
    assert told.err == f"{len(expected)} problems; nothing was written\n"
    assert text_of(folder) == BANK


def test_a_value_is_the_id_of_a_concept(tmp_path, capsys):
    folder = write(tmp_path / "facts", small())
    sheet = written(sheet_of(load(folder), "drugs"))
    assert back(folder, sheet.replace("alpha-blocker", "alpha-bloker; beta-blocker"), "drugs") == 1
    assert [line.split(":", 1)[1] for line in capsys.readouterr().out.splitlines()] == [
        "2: tamol.class: found the value 'alpha-bloker'; expected the id of a concept; example: "
        "alpha-blocker"
    ]


def test_what_would_break_the_bank_is_not_written(tmp_path, capsys):
    folder = write(tmp_path / "facts", small())
    sheet = written(sheet_of(load(folder), "drugs"))
    assert back(folder, sheet.replace("alpha-blocker", "tamol"), "drugs") == 1
    assert [line.split(": ", 2)[1:] for line in capsys.readouterr().out.splitlines()] == [
        ["tamol.class", "'tamol' is no value of the partition 'classes'"],
        ["tamol.class", "'tamol' is of type drug; 'class' takes: drug-class"],
    ]
    assert text_of(folder) == small()


def test_a_comment_within_a_value_is_not_lost(tmp_path, capsys):
    listed = "value:\n              - beta-blocker\n              # late\n"
    text = small().replace("value: [beta-blocker]\n", listed + "              - gamma-blocker\n", 1)
    change = Change("rudex", "class", {"value": ("alpha-blocker",)}, new=False)
    with pytest.raises(NotInPlace) as lost:
        spliced(text, "tables", "drugs", [change])
    line = text[: text.index("- beta-blocker\n")].count("\n") + 1
    assert str(lost.value) == (
        f"found a comment within a value in line {line}, which would be lost; change it in the file"
    )


def test_there_is_no_table_of_another_name(folder, capsys):
    for more in ([], ["--from", "nowhere.csv"]):
        assert main(["--facts", str(folder), "table", "people", *more]) == 2
        assert capsys.readouterr().err == (
            "there is no table or grid 'people'; there are: drugs, places\n"
        )


def test_a_file_that_cannot_be_read_or_written_is_named(folder, capsys, tmp_path):
    there = str(tmp_path)
    assert main(["--facts", str(folder), "table", "places", "--from", there]) == 1
    assert capsys.readouterr().out == (
        f"{there}:1: -: cannot be read: Is a directory; expected a CSV file\n"
    )
    assert main(["--facts", str(folder), "table", "places", "--csv", there]) == 1
    assert capsys.readouterr().err == f"{there}: cannot be written: Is a directory\n"
    assert back(folder, OUT.encode("utf-16")) == 1
    assert capsys.readouterr().out.split(": ", 2)[2] == (
        "is not UTF-8; expected a file saved as 'CSV UTF-8'\n"
    )
