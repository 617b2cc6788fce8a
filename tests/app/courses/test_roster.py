"""A pasted list is read row by row: good, doubled or bad; none is lost, whatever stands in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.courses import roster
from app.courses.roster import MOST_ROWS, TooMany, read

CONTROLS = "\x00\x07\x1b\x7f\x85\ufffd"


def good(text: str) -> list[tuple[str, str | None, int]]:
    """Name, address and time of every row, which all must be good."""
    found = read(text)
    assert [row for row in found.rows if not row.is_good] == []
    return [(row.name, row.email, row.extra_time) for row in found.rows]


ADA = ("Ada Lovelace", "ada@example.org", 150)
BOB = ("Bob", None, 100)


@pytest.mark.parametrize(
    "text",
    [
        "Name;E-mail;Extra time\nAda Lovelace;ada@example.org;150 %\nBob;;",
        "name,email,label\r\nAda Lovelace,ada@example.org,x1.5\r\nBob,,\r\n",
        "\ufeffName\tMail\tTime\nAda Lovelace\tada@example.org\t+50\nBob\t\t100",
        "E-mail Address;Student number;Extra-Time;Full name\n"
        "ada@example.org;0815;1,5;Ada Lovelace\n;4711;;Bob",
        "sep=;\nName;E-mail;Label\nAda Lovelace;ada@example.org;150\nBob;;",
        "Surname,First name,E-mail,Label\nLovelace,Ada,ada@example.org,50%\n,Bob,,",
        "Name;Vorname;E-Mail;Label\nLovelace;Ada;ada@example.org;150\n;Bob;;",
        '"Name","E-mail","Label"\n"Ada  Lovelace "," ada@example.org","150"\n"Bob","",""',
        "Ada Lovelace;ada@example.org;150 %\nBob;;",
        "ada@example.org\tAda\tLovelace\t1.5\n\tBob\t\t",
        "\n\n;;\nName;E-mail;Label\n\nAda Lovelace;ada@example.org;×1.5\n;;;\nBob\n",
    ],
)
def test_a_list_is_understood_however_it_is_laid_out(text: str) -> None:
    assert good(text) == [ADA, BOB]


def test_quotes_hold_separators_and_quotes() -> None:
    assert good('Name,E-mail\n"Lovelace, ""Ada""",ada@example.org') == [
        ('Lovelace, "Ada"', "ada@example.org", 100)
    ]


def test_addresses_alone_are_names_too() -> None:
    assert good("ada@example.org\ngrace@example.org") == [
        ("ada@example.org", "ada@example.org", 100),
        ("grace@example.org", "grace@example.org", 100),
    ]


def test_names_alone_are_a_list_and_numbers_beside_them_are_no_labels() -> None:
    assert good("1;Ada\n2;Grace") == [("1 Ada", None, 100), ("2 Grace", None, 100)]


def test_what_is_left_aside_is_told() -> None:
    found = read("Name;Student number;E-mail;Room\nAda;0815;ada@example.org;5")
    assert found.layout.unused == ("Student number", "Room")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (";", None),
        (";;150", "It has neither a name nor an e-mail address."),
        ("Ada;ada;", "This is no e-mail address. Correct it, or leave it empty."),
        ("Ada;a@b@c;", "This is no e-mail address. Correct it, or leave it empty."),
        ("Ada;;dyslexia", "The extra time is none of 100, 125, 150 and 200 per cent."),
        ("Ada;;130", "The extra time is none of 100, 125, 150 and 200 per cent."),
        (f"{'x' * 121};;", "The name is longer than 120 characters."),
        (f"Ada;{'x' * 250}@a.org;", "This is no e-mail address. Correct it, or leave it empty."),
        *((f"A{sign}da;;", "It holds characters that are no text.") for sign in CONTROLS),
        ("Ada;;;\x00", "It holds characters that are no text."),
        ('"Ada;;', "It cannot be split into cells: a quotation mark is not closed."),
        ('A"da;;', None),
    ],
)
def test_a_bad_row_says_why_and_in_which_line(row: str, why: str | None) -> None:
    found = read(f"Name;E-mail;Label\nBefore;;\n{row}\nAfter;;\n")
    told = [(each.line, each.state, each.why) for each in found.rows if each.line == 3]
    if why is not None:
        assert told == [(3, "bad", why)]
    assert found.rows[0].name == "Before"
    assert [each.line for each in found.rows if each.name == "After"] == [4]


def test_a_direction_that_is_turned_round_is_taken_out() -> None:
    assert good("\u202eadA\u2066\u200b;;") == [("adA", None, 100)]


def test_a_formula_is_a_name_like_another() -> None:
    assert good("Name;E-mail\n=1+1;\n@SUM(A1);") == [("=1+1", None, 100), ("@SUM(A1)", None, 100)]


def test_rows_that_came_before_are_doubled_by_address_or_else_by_name() -> None:
    found = read(
        "Name;E-mail\nAda;ada@example.org\nAda L.;ADA@example.org\nAda;\nada;\nAda;b@example.org"
    )
    assert [(row.line, row.state) for row in found.rows] == [
        (2, "good"),
        (3, "doubled"),
        (4, "good"),
        (5, "doubled"),
        (6, "good"),
    ]
    assert [row.why for row in found.of("doubled")] == [
        "This e-mail address stands in line 2 already.",
        "This name, without an e-mail address, stands in line 4 already.",
    ]


def test_who_is_on_the_roster_is_doubled_a_bad_row_doubles_nobody() -> None:
    there = (roster.key("Grace", "grace@example.org"),)
    found = read("Name;E-mail;Label\nG.;Grace@example.org;\nAda;;no\nAda;;", there)
    assert [row.state for row in found.rows] == ["doubled", "bad", "good"]
    assert found.rows[0].why == "This e-mail address is on the roster already."


def test_five_thousand_hostile_rows_are_read_in_bounded_time() -> None:
    kinds = (
        "Ada {n};ada{n}@example.org;150",
        "Ada;ada@example.org;",
        '"open {n};;',
        "=cmd|'/c calc'!A{n};;",
        "\u202e{n}\x07;;",
        "x" * 40 + ";" * 60,
        "{n}" + "\u0301" * 90 + ";;x9",
    )
    text = "\n".join(kinds[n % 7].replace("{n}", str(n)) for n in range(MOST_ROWS))
    began = time.process_time()
    found = read(text)
    assert time.process_time() - began < 5
    assert len(found.rows) == MOST_ROWS
    assert [row.line for row in found.rows] == list(range(1, MOST_ROWS + 1))


def test_one_row_too_many_is_refused_with_their_number() -> None:
    with pytest.raises(TooMany) as refused:
        read("Name\n" + "\n".join(f"Ada {n}" for n in range(MOST_ROWS + 1)))
    assert refused.value.rows == MOST_ROWS + 1


@given(st.text(alphabet=st.sampled_from("aé\"';,\t\r\n@.=1%\x00\ufeff\u202e "), max_size=300))
def test_no_line_with_a_cell_is_lost_whatever_is_pasted(text: str) -> None:
    found = read(text)
    lines = text.removeprefix("\ufeff").split("\n")
    told = {row.line for row in found.rows}
    letters = {at for at, line in enumerate(lines, 1) if "a" in line or "é" in line}
    heading = 1 if found.layout.has_heading else 0
    assert len(letters - told) <= heading
    assert all(row.is_good or row.why for row in found.rows)
    assert all(roster.is_plain(row.name) or not row.is_good for row in found.rows)


@pytest.mark.parametrize(
    ("cell", "given_"),
    [
        *(("", 100), ("100", 100), ("100 %", 100), ("1", 100), ("x1", 100), ("0 %", 100)),
        *(
            ("125", 125),
            ("1.25", 125),
            ("1,25", 125),
            ("x 1.25", 125),
            ("1.25x", 125),
            ("25 %", 125),
        ),
        *(("+25%", 125), ("+ 25", 125), ("+50", 150), ("50%", 150), ("2", 200), ("x2", 200)),
        *(("+100 %", 200), ("200%", 200), ("yes", None), ("-25", None), ("1e3", None), ("٢", None)),
        *(("999", None), ("x3", None), ("1.33", None), ("2 %", None), ("++25", None)),
    ],
)
def test_a_label_says_the_time_in_per_cent(cell: str, given_: int | None) -> None:
    assert roster.headings.extra_time(cell) == given_


def test_the_cells_of_a_bad_row_stand_apart() -> None:
    found = read("Name;E-mail;Extra time\nAda;ada at example;;150 %")
    assert [row.name for row in found.rows] == ["Ada · ada at example · 150 %"]
    assert not found.rows[0].is_good
