"""Single best answer: the key and two or three options that the bank proves wrong.

Those in two steps are made in `two_steps`.
"""

from __future__ import annotations

from questions.asking import Asking, Choice, askings
from questions.distractors import NotAsked, choose
from questions.fact import Fact
from questions.generators import two_steps
from questions.generators.frame import frame, rests_on
from questions.generators.made import Made, Refusal, together
from questions.generators.placed import placed, spread
from questions.item import Option, SingleBest, item_id, with_version
from questions.world import Bank

MOST = 3
ENOUGH = f"the fact has {MOST} single best items already"


def make(fact: Fact, bank: Bank) -> Made:
    """One item for each question of the fact that has enough proved distractors."""
    items: list[SingleBest] = []
    refusals: list[Refusal] = []
    for asking in askings(fact, bank):
        try:
            items.append(_item(fact, asking, bank))
        except NotAsked as rule:
            refusals.append(Refusal("single_best", asking.asks, str(rule)))
    return _few(together([Made(tuple(items), tuple(refusals)), two_steps.make(fact, bank)]))


def _few(made: Made) -> Made:
    """At most three items; what more two steps would ask is refused."""
    more = [Refusal("single_best", item.asks, ENOUGH) for item in made.items[MOST:]]
    return Made(made.items[:MOST], (*made.refusals, *more))


def _item(fact: Fact, asking: Asking, bank: Bank) -> SingleBest:
    id_ = item_id("single_best", asking.template, (fact.id,), asking.slots)
    chosen = choose(asking, id_, bank)
    options = _placed(id_, asking, chosen)
    ordered = asking.sorted or bool(spread([(each.id, each.text, each) for each in options]))
    item = SingleBest(
        id=id_,
        stem=asking.stem,
        options=tuple(_option(each) for each in options),
        answer=asking.key.id,
        sorted=ordered,
        **frame(fact, bank, asking.asks, asking.level, rests_on(tuple(options)), typed=False),
    )
    return with_version(item)


def _placed(id_: str, asking: Asking, chosen: tuple[Choice, ...]) -> list[Choice]:
    """Sorted where options have an order; else the key's place is the item id's digest mod k."""
    if asking.sorted:
        return sorted([asking.key, *chosen], key=lambda each: each.order)
    if ordered := spread([(each.id, each.text, each) for each in (asking.key, *chosen)]):
        return list(ordered)
    return list(placed(id_, asking.key, [(each.id, each) for each in chosen]))


def _option(choice: Choice) -> Option:
    return Option(choice.id, choice.text, choice.proof is None, choice.rationale, choice.proof)
