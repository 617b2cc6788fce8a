"""Single best answers in two steps, for the pairs of relations that are allowed."""

from __future__ import annotations

from questions.asking.two_steps import Steps, of_two_steps
from questions.distractors import NotAsked, choose, shared_alone
from questions.fact import Fact
from questions.generators.frame import frame, rests_on
from questions.generators.made import Made, Refusal
from questions.generators.placed import placed
from questions.item import Option, SingleBest, digest, item_id, with_version
from questions.world import Bank


def make(fact: Fact, bank: Bank) -> Made:
    """One item for each allowed pair: of several clues one that a digest chooses.

    With all of them one answer would be asked as often as it has clues.
    """
    items: list[SingleBest] = []
    refusals: list[Refusal] = []
    done: set[str] = set()
    for steps in sorted(of_two_steps(fact, bank), key=_order):
        asks = f"two steps, by {steps.clue.id}"
        pair = steps.asking.slots["steps"]
        try:
            if pair in done:
                raise NotAsked("another clue leads to the same question")
            items.append(_item(fact, steps, bank))
            done.add(pair)
        except NotAsked as rule:
            refusals.append(Refusal("single_best", asks, str(rule)))
    return Made(tuple(items), tuple(refusals))


def _order(steps: Steps) -> tuple[str, str]:
    return steps.asking.slots["steps"], digest(steps.asking.slots)


def _item(fact: Fact, steps: Steps, bank: Bank) -> SingleBest:
    asking = steps.asking
    id_ = item_id("single_best", asking.template, (fact.id,), asking.slots)
    chosen = choose(asking, id_, bank)
    stem = steps.stem(chosen, bank)
    if clue := shared_alone(stem, asking.key.text, [each.text for each in chosen]):
        raise NotAsked(f"stem and key alone share '{clue}'")
    options = placed(id_, asking.key, [(each.id, each) for each in chosen])
    shown = tuple(Option(e.id, e.text, e.proof is None, e.rationale, e.proof) for e in options)
    shared = frame(
        fact, bank, asking.asks, asking.level, (steps.clue.id, *rests_on(options)), typed=False
    )
    shared["qualifiers"] = tuple(dict.fromkeys([*shared["qualifiers"], *steps.clue.qualifiers]))
    return with_version(
        SingleBest(id=id_, stem=stem, options=shown, answer=asking.key.id, sorted=False, **shared)
    )
