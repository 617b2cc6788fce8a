"""A table or grid goes out to CSV and comes back, with nothing else changed in its file."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.__main__ import main
from questions.bank import FACTS, load
from questions.sheets import returned, sheet_of, written
from questions.sheets.changes import Change
from questions.sheets.sheet import bare, guarded
from questions.sheets.splicing import spliced
from questions.yaml_text import INVISIBLE
from tests.questions.sheet import BANK, OUT, back, text_of
from tests.questions.small import small, write


@pytest.fixture
def folder(tmp_path) -> Path:
    return write(tmp_path / "facts", BANK)


def test_a_sheet_has_a_line_for_each_cell_judged_or_not(folder, capsys):
    assert main(["--facts", str(folder), "table", "places"]) == 0
    assert capsys.readouterr().out == OUT


def test_a_file_is_what_spreadsheets_read_as_utf8(folder, tmp_path):
    path = tmp_path / "places.csv"
    assert main(["--facts", str(folder), "table", "places", "--csv", str(path)]) == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + OUT.encode()


def test_out_and_back_changes_no_byte(folder, capsys):
    assert back(folder, OUT) == 0
    assert capsys.readouterr().out == "0 cells changed, 0 new in small.yaml\n"
    assert text_of(folder) == BANK


def test_every_table_and_grid_of_the_bank_comes_back_unchanged(bank, tmp_path):
    path = tmp_path / "sheet.csv"
    for name in [*bank.tables, *bank.grids]:
        path.write_text(written(sheet_of(bank, name)), encoding="utf-8")
        found = returned(bank, name, path, FACTS)
        assert (found.changed, found.new, found.problems) == (0, 0, ())
        assert found.content == found.path.read_bytes()


def test_changed_cells_are_changed_where_they_stand(folder, capsys):
    sheet = OUT.replace("Bile is blocked.", '"Bile, the liver\'s, is # blocked."')
    sheet = sheet.replace("It holds no bile.,", "It is air: no bile.,Fever spares the lung.")
    assert back(folder, sheet.replace("The airway is 'irritated'.", "Its lining swells.")) == 0
    assert capsys.readouterr().out == "3 cells changed, 0 new in small.yaml\n"
    expected = BANK.replace(
        ">-\n              Bile is\n              blocked.", '"Bile, the liver\'s, is # blocked."'
    )
    expected = expected.replace(
        "reason: It holds no bile.\n",
        'reason: "It is air: no bile."\n            statement: "Fever spares the lung."\n',
    )
    assert text_of(folder) == expected.replace(
        "'The airway is ''irritated''.'", '"Its lining swells."'
    )


def test_new_cells_stand_behind_the_last_of_their_row(folder, capsys):
    sheet = OUT.replace("fever,bone,,,", "fever,bone,refuted,Bone makes no bile.,")
    sheet = sheet.replace("cough,liver,,,", "cough,liver,refuted,It has no airway.,")
    sheet = sheet.replace("cough,bone,,,", "cough,bone,refuted,Nor has bone.,It is not bone.")
    assert back(folder, sheet) == 0
    assert capsys.readouterr().out == "0 cells changed, 3 new in small.yaml\n"
    new = '          {}:\n            level: refuted\n            reason: "{}"\n'
    expected = BANK.replace(
        "no bile.\n", "no bile.\n" + new.format("bone", "Bone makes no bile."), 1
    )
    last = "'The airway is ''irritated''.'\n"
    expected = expected.replace(last, last + new.format("liver", "It has no airway."))
    expected += new.format("bone", "Nor has bone.")
    assert text_of(folder) == expected + '            statement: "It is not bone."\n'


def test_a_row_without_a_cell_takes_its_first_ones(tmp_path):
    empty = BANK[: BANK.index("          lung:\n            level: typical")]
    folder = write(tmp_path / "facts", empty.rstrip("\n") + " {}\n")
    sheet = OUT.replace("typical,The airway is 'irritated'.", "typical,It is irritated.")
    assert back(folder, sheet.replace("cough,bone,,,", "cough,bone,refuted,No.,")) == 0
    cells = load(folder).grids["places"].rows["cough"].cells
    assert {column: cell.reason for column, cell in cells.items()} == {
        "lung": "It is irritated.",
        "bone": "No.",
    }


def test_values_of_a_table_are_changed_in_a_line_or_in_a_block(tmp_path):
    block = "value:\n              - beta-blocker   # the old one"
    text = small().replace("value: [beta-blocker]", block, 1)
    folder = write(tmp_path / "facts", text)
    sheet = written(sheet_of(load(folder), "drugs"))
    swapped = sheet.replace("tamol,class,alpha-blocker", "tamol,class,delta-blocker")
    swapped = swapped.replace("rudex,class,beta-blocker", "rudex,class,gamma-blocker")
    assert back(folder, swapped, "drugs") == 0
    expected = text.replace("value: [alpha-blocker]", "value: [delta-blocker]", 1)
    assert text_of(folder) == expected.replace(block, block.replace("beta", "gamma"))


def test_line_ends_and_mark_of_a_file_stay(tmp_path):
    raw = b"\xef\xbb\xbf" + BANK.replace("\n", "\r\n").encode()
    folder = write(tmp_path / "facts", BANK)
    (folder / "small.yaml").write_bytes(raw)
    assert back(folder, OUT.replace("fever,bone,,,", "fever,bone,refuted,No bile.,")) == 0
    new = '\r\n          bone:\r\n            level: refuted\r\n            reason: "No bile."\r\n'
    place = b"reason: It holds no bile."
    assert (folder / "small.yaml").read_bytes() == raw.replace(
        place + b"\r\n", place + new.encode(), 1
    )


def semicolons(text: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(csv.reader(io.StringIO(text)))
    return out.getvalue()


SAVED = {
    "with carriage returns": lambda text: text.replace("\n", "\r\n"),
    "with a mark": lambda text: "\ufeff" + text,
    "with semicolons": semicolons,
    "with tabs": lambda text: semicolons(text).replace(";", "\t"),
    "with lines of nothing": lambda text: text + ",,,,\n\n",
}


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED)
def test_a_sheet_comes_back_from_any_spreadsheet(folder, saved):
    assert back(folder, saved(OUT.replace("holds no bile", "has none"))) == 0
    assert text_of(folder) == BANK.replace("holds no bile", "has none")


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("=1+1", "'=1+1"),
        ("-5 % of bone", "'-5 % of bone"),
        ("+", "'+"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("'=1", "''=1"),
        ("'tis so", "'tis so"),
        ("5 = 5", "5 = 5"),
    ],
)
def test_no_text_is_a_formula_to_a_spreadsheet(text, out):
    assert guarded(text) == out
    assert bare(out) == text


ODD = st.text(
    st.sampled_from(list("""ab ,;"'\n:#-=+@[]{}&*!|>%?`\\~é漢…“0.""")) | st.characters(), min_size=1
).map(str.strip)


def may_be_seen(text: str) -> bool:
    return bool(text) and not INVISIBLE.search(text) and not {"\t", "\r"} & set(text)


@settings(max_examples=40, deadline=None)
@given(ODD.filter(may_be_seen))
def test_any_text_goes_out_and_comes_back(tmp_path_factory, text):
    folder = write(tmp_path_factory.mktemp("odd") / "facts", BANK)
    for row, column, new in (("fever", "liver", False), ("cough", "bone", True)):
        fields = {"level": "refuted", "reason": text} if new else {"reason": text}
        before = text_of(folder)
        after = spliced(before, "grids", "places", [Change(row, column, fields, new)])
        assert (folder / "small.yaml").write_bytes(after.encode())
    bank = load(folder)
    cells = bank.grids["places"].rows
    assert [cells["fever"].cells["liver"].reason, cells["cough"].cells["bone"].reason] == [text] * 2
    sheet = folder / "sheet.csv"
    sheet.write_text(written(sheet_of(bank, "places")), encoding="utf-8", newline="")
    found = returned(bank, "places", sheet, folder)
    assert (found.changed, found.new, found.problems) == (0, 0, ())


def test_an_odd_text_is_written_by_the_command(folder):
    odd = "=SUM(1), \"two\"; 'three'\n# é — 漢: yes"
    row = io.StringIO()
    csv.writer(row).writerow(["fever", "lung", "refuted", odd, ""])
    assert back(folder, OUT.replace("fever,lung,refuted,It holds no bile.,\n", row.getvalue())) == 0
    assert load(folder).grids["places"].rows["fever"].cells["lung"].reason == odd
