"""How well facts are held: one mean for a set of them, one step of the scale for a mean."""

from __future__ import annotations

from app.memory.mastery import Mastery, mastery, mastery_step, topic_name, units_by_topic
from questions.vocabulary import Topic
from questions.world import Bank
from tests.app.web import small_bank


def test_mastery_counts_what_was_not_met_as_nothing() -> None:
    recall = {"a": 0.9, "b": 0.5, "elsewhere": 1.0}
    assert mastery(["a", "b", "c", "d"], recall) == Mastery(0.35, 2, 4)
    assert mastery([], recall) == Mastery(0.0, 0, 0)


def test_the_scale_has_five_steps() -> None:
    means = (0.0, 0.001, 0.249, 0.25, 0.5, 0.75, 1.0)
    assert [mastery_step(mean) for mean in means] == [0, 1, 1, 2, 3, 4, 4]


def test_units_stand_under_their_topic_if_they_can_be_asked() -> None:
    sites = Topic(id="sites", name="Sites")
    bank = Bank(topics={"sites": sites, **small_bank().topics}, facts=small_bank().facts)
    served = {"bank/alphalol", "bank/gammalol", "bank/gone"}
    assert units_by_topic(bank, served) == {"drugs": ["bank/alphalol", "bank/gammalol"]}
    assert [topic_name(bank, each) for each in ("drugs", "gone")] == ["Drugs", "gone"]
