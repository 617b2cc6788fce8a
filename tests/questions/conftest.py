"""The real bank and its items, read once; a small bank that is asked in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.bank import Bank
from questions.item import Item
from tests.questions import ward
from tests.questions.small import concept, write
from tests.questions.wide import wide
from tests.questions.written import contrast, gap, misconception, sequence
from tests.real import real_bank, real_items


@pytest.fixture(scope="session")
def bank() -> Bank:
    return real_bank()


@pytest.fixture(scope="session")
def items() -> list[Item]:
    return list(real_items())


@pytest.fixture(scope="session")
def small_bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of facts of which every form is made, stamped by nobody."""
    more = sequence("fever") + misconception("It harms.", true="It helps.", about="tamol")
    more += contrast("pain") + gap("What hurts is a ____.", "pain", "finding")
    folder = write(tmp_path_factory.mktemp("small") / "facts", wide(more=more))
    wards = "concepts:\n" + ward.FINDINGS + concept("brain", "site")
    return write(folder, wards + ward.CASE + ward.GRID, "ward.yaml")
