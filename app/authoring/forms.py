"""The form of a course's own question: every form of question by the same fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    FieldList,
    Form,
    FormField,
    HiddenField,
    RadioField,
    TextAreaField,
)
from wtforms.validators import Optional, StopValidation

from app.authoring import words
from app.cards.naming import FORMS
from app.fields import Line, Lines, Plain, composed
from questions.authored import FORMS as OWN_FORMS
from questions.authored import Draft, Fault, Row
from questions.authored.draft import (
    LONGEST_EXPLANATION,
    LONGEST_NAME,
    LONGEST_OPTION,
    LONGEST_REFERENCE,
    LONGEST_STEM,
    LONGEST_WHY,
    MOST_NAMES,
    MOST_ROWS,
    MOST_SPARES,
)

FEWEST_ROWS = 4
SPARE_ROWS = 1
JUDGED = {"true": "It is true", "false": "It is false"}
WITH_ROWS = frozenset({"single_best", "select_all", "matching", "ordering"})


class Paragraph(TextAreaField):  # type: ignore[misc,unused-ignore]
    """One paragraph of text, NFC; where its lines break the window decides."""

    def __init__(self, label: str, *, longest: int, **more: Any) -> None:
        super().__init__(label, validators=[Plain(longest)], filters=[composed], **more)


class Several(Lines):
    """Lines of text, each one of several; blank ones say nothing."""

    def __init__(self, label: str, *, longest: int, most: int, **more: Any) -> None:
        super().__init__(label, longest=(longest + 2) * most, validators=[self._each], **more)
        self.longest, self.most = longest, most

    def _each(self, form: Form, field: Field) -> None:  # noqa: ARG002
        if len(self.lines) > self.most:
            raise StopValidation(f"Use at most {self.most} lines; you sent {len(self.lines)}.")
        if any(len(each) > self.longest for each in self.lines):
            raise StopValidation(f"Use at most {self.longest} characters in a line.")

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands in its lines."""
        return tuple(filter(None, (" ".join(x.split()) for x in (self.data or "").split("\n"))))


class RowForm(Form):  # type: ignore[misc,unused-ignore]
    text = Line("Text", longest=LONGEST_OPTION)
    partner = Line("Partner", longest=LONGEST_OPTION)
    why = Paragraph("Why", longest=LONGEST_WHY)

    def row(self, *, right: bool) -> Row:
        """The row as it stands."""
        return Row(
            text=self.text.data or "",
            partner=self.partner.data or "",
            why=self.why.data or "",
            right=right,
        )

    @property
    def is_written(self) -> bool:
        """Whether something stands in it, valid or not."""
        return any(each.data for each in self)


class QuestionForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """What is written; which rows are right the page sends besides, as their numbers.

    Two fields have ids of their own: the card of the preview has a stem and a correction, too.
    """

    revision = HiddenField()
    stem = Paragraph("Question", longest=LONGEST_STEM, id="own-stem")
    rows = FieldList(FormField(RowForm), max_entries=MOST_ROWS)
    keep_order = BooleanField("Keep the options in this order")
    accepted = Several("Right answers, one a line", longest=LONGEST_NAME, most=MOST_NAMES)
    rivals = Several("Wrong answers that look alike, one a line",
                     longest=LONGEST_NAME, most=MOST_NAMES)  # fmt: skip
    wanted = Line("Name of the field", longest=LONGEST_NAME)
    is_true = RadioField("Which is it?", choices=JUDGED, validators=[Optional()])
    correction = Line("What is right instead", longest=LONGEST_OPTION, id="own-correction")
    spares = Several("Partners that belong to no row, one a line",
                     longest=LONGEST_OPTION, most=MOST_SPARES)  # fmt: skip
    explanation = Lines("Explanation", longest=LONGEST_EXPLANATION)
    reference = Line("Reference", longest=LONGEST_REFERENCE)

    def call(self, form: str) -> None:
        """Name the fields as this form of question does."""
        self.stem.label.text, self.hint = words.STEMS.get(form, words.STEM)
        if form == "true_false":
            self.explanation.label.text = "Why it is true or false"

    def fill(self, draft: Draft, revision: int) -> None:
        """Stand as this draft would have been sent."""
        self.process(formdata=None, data=_sent(draft), revision=str(revision))

    def provide(self, form: str, *, more: int = 0) -> None:
        """Have a row free to write in, and so many besides."""
        if form not in WITH_ROWS:
            return
        written = sum(each.form.is_written for each in self.rows)
        wanted = max(FEWEST_ROWS, len(self.rows), written + SPARE_ROWS) + more
        while len(self.rows) < min(MOST_ROWS, wanted):
            self.rows.append_entry()

    def draft(self, form: str, right: frozenset[int]) -> Draft:
        """What is written, once it is valid. Rows at the end without a word are no rows."""
        rows = [each.form.row(right=at in right) for at, each in enumerate(self.rows)]
        while rows and rows[-1].is_blank:
            rows.pop()
        return Draft.model_validate(
            {
                "form": form,
                "stem": self.stem.data or "",
                "rows": rows,
                "keep_order": bool(self.keep_order.data),
                "accepted": self.accepted.lines,
                "rivals": self.rivals.lines,
                "wanted": self.wanted.data or "",
                "is_true": {"true": True, "false": False}.get(self.is_true.data or ""),
                "correction": self.correction.data or "",
                "spares": self.spares.lines,
                "explanation": self.explanation.data or "",
                "reference": self.reference.data or "",
            }
        )

    @property
    def seen(self) -> int:
        """The revision that was seen; one that never was where none was sent."""
        sent = self.revision.data or ""
        return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 15 else -1

    def refused(self) -> tuple[Fault, ...]:
        """What of the texts cannot be kept, each at its field."""
        return tuple(_refused(self.errors))


def _refused(errors: Any, at: str = "") -> Iterator[Fault]:
    """Errors lie in each other as fields do."""
    if isinstance(errors, dict):
        for name, below in errors.items():
            yield from _refused(below, f"{at}-{name}" if at else name or "")
    else:
        for number, each in enumerate(errors):
            if isinstance(each, dict | list | tuple):
                yield from _refused(each, f"{at}-{number}")
            else:
                yield Fault(at, str(each))


def _sent(draft: Draft) -> dict[str, Any]:
    judged = {True: "true", False: "false", None: None}
    return {
        **draft.model_dump(exclude={"form", "is_true", "accepted", "rivals", "spares"}),
        "accepted": "\n".join(draft.accepted),
        "rivals": "\n".join(draft.rivals),
        "spares": "\n".join(draft.spares),
        "is_true": judged[draft.is_true],
    }


class FormForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """Which form a new question has."""

    form = RadioField("Form", choices={each: FORMS[each] for each in OWN_FORMS})


class BareForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A button."""
