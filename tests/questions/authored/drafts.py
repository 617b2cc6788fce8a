"""A whole draft of every form, and what would be the right and a wrong reply to its item."""

from __future__ import annotations

from questions.authored import Draft, Row
from questions.item import Item, Matching, Ordering, SelectAll, ShortAnswer, SingleBest, TrueFalse

CHOICE = Draft(
    form="single_best",
    stem="Which cell resorbs bone?",
    rows=(
        Row(text="Osteoclast", right=True, why="It dissolves mineral and matrix."),
        Row(),
        Row(text="Osteoblast", why="It lays bone down."),
        Row(text="Chondrocyte", why="It makes cartilage."),
    ),
    explanation="Metastases drive it by way of RANK ligand.",
    reference="Lecture 4, page 12",
)
SEVERAL = Draft(
    form="select_all",
    stem="Which of these are used to image bone?",
    rows=(
        Row(text="Scintigraphy", right=True),
        Row(text="Computed tomography", right=True),
        Row(text="Spirometry", why="It measures air."),
    ),
)
STATEMENT = Draft(
    form="true_false",
    stem="Osteoblasts resorb bone.",
    is_true=False,
    correction="Osteoclasts resorb bone.",
    explanation="Blasts build.",
)
TYPED = Draft(
    form="short_answer",
    stem="What is the cell called that resorbs bone?",
    accepted=("Osteoclast", "Bone-resorbing cell"),
    rivals=("Osteoblast",),
    wanted="Kind of cell",
)
PAIRS = Draft(
    form="matching",
    stem="Match each cell to its work.",
    rows=(
        Row(text="Osteoclast", partner="Resorbs bone", why="It dissolves it."),
        Row(text="Osteoblast", partner="Builds bone"),
    ),
    spares=("Makes cartilage",),
)
STEPS = Draft(
    form="ordering",
    stem="Put the steps of spread in order.",
    rows=(
        Row(text="Invasion", why="First the basement membrane is crossed."),
        Row(text="Intravasation"),
        Row(text="Extravasation"),
    ),
)
WHOLE = (CHOICE, SEVERAL, STATEMENT, TYPED, PAIRS, STEPS)


def replies(item: Item) -> tuple[str, str]:
    """A right reply and a wrong one."""
    match item:
        case SingleBest():
            wrong = next(each.id for each in item.options if not each.correct)
            return item.answer, wrong
        case SelectAll():
            return " ".join(item.answer), item.answer[0]
        case TrueFalse():
            return ("true", "false") if item.answer else ("false", "true")
        case ShortAnswer():
            return item.answer, "no idea"
        case Ordering():
            return " ".join(item.answer), " ".join(reversed(item.answer))
        case Matching():
            pairs = list(item.answer.items())
            turned = zip(
                (one for one, _ in pairs), reversed([key for _, key in pairs]), strict=True
            )
            return _joined(pairs), _joined(list(turned))
    raise TypeError(item.form)


def _joined(pairs: list[tuple[str, str]]) -> str:
    return " ".join(f"{one}:{other}" for one, other in pairs)
