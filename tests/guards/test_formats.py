"""Two lists of formats: pages, commands and documentation tell what they hold."""

from __future__ import annotations

import re
from pathlib import Path

import click
from flask import Flask

from exports import READERS, WRITERS
from questions.item import FORMS

DOCUMENT = (Path(__file__).resolve().parents[2] / "exports" / "README.md").read_text("utf-8")
WRITTEN, READ = DOCUMENT.split("What is read:")


def test_the_table_of_the_documentation_is_the_list() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([.\w]+)` \| ([^|]+) \|$", WRITTEN, re.MULTILINE)
    assert rows == [(name, each.suffix, each.purpose) for name, each in WRITERS.items()]


def test_the_table_of_what_is_read_is_the_list() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (`\..*`) \| ([^|]+) \|$", READ, re.MULTILINE)
    assert rows == [
        (name, ", ".join(f"`{suffix}`" for suffix in each.suffixes), each.purpose)
        for name, each in READERS.items()
    ]


def test_a_command_reads_each_of_them_and_says_what_for(app: Flask) -> None:
    (group,) = (each for name, each in app.cli.commands.items() if name == "import")
    assert isinstance(group, click.Group)
    told = {name: command.help for name, command in group.commands.items()}
    assert told == {name: each.purpose for name, each in READERS.items()}


def test_the_documentation_says_what_becomes_of_every_form_in_moodle() -> None:
    table = DOCUMENT.split("## What each form becomes in Moodle")[1]
    named = [
        form
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for form in row.split(", ")
    ]
    assert sorted(named) == sorted(f"`{form}`" for form in FORMS)


def test_the_help_of_the_command_tells_every_format(app: Flask) -> None:
    told = " ".join(app.test_cli_runner().invoke(args=["export", "--help"]).output.split())
    assert [each.purpose for each in WRITERS.values() if each.purpose not in told] == []


def test_no_two_formats_look_alike_on_the_page() -> None:
    assert len({each.label for each in WRITERS.values()}) == len(WRITERS)
    assert len({each.suffix for each in WRITERS.values()}) == len(WRITERS)
