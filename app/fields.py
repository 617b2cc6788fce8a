"""Form fields that let no hostile text in: both databases disagree on what they do with it."""

from __future__ import annotations

import unicodedata
from typing import Any
from zoneinfo import available_timezones

from wtforms import Field, Form, PasswordField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

LONGEST_LINE = 200
TAB = 4  # a pasted table comes with tabs; it is kept with blanks
ZONES = (*sorted(zone for zone in available_timezones() if "/" in zone), "UTC")
REPLACED = "\N{REPLACEMENT CHARACTER}"  # stands where the bytes were no text


def is_plain(text: str) -> bool:
    """Whether the text has no control character, no half of a pair, and no broken bytes."""
    return REPLACED not in text and not any(
        unicodedata.category(character) in ("Cc", "Cs") for character in text
    )


def composed(text: str | None) -> str:
    """NFC, single spaces, without invisible format characters."""
    return " ".join(_seen(text or "").split())


def composed_lines(text: str | None) -> str:
    """The same line by line: spaces within a line stay, tabs become spaces."""
    lines = (text or "").expandtabs(TAB).splitlines()
    return "\n".join(map(_seen, lines)).strip()


def _seen(text: str) -> str:
    kept = "".join(each for each in text if unicodedata.category(each) != "Cf")
    return unicodedata.normalize("NFC", kept)


class Plain:
    """A validator: one line of plain text of at most `longest` characters.

    Nothing else is asked of what is none: validators of others fail on it.
    """

    def __init__(self, longest: int = LONGEST_LINE) -> None:
        self.longest = longest
        self.field_flags = {"maxlength": longest}

    def __call__(self, form: Form, field: Field) -> None:  # noqa: ARG002
        text = field.data or ""
        if len(text) > self.longest:
            raise StopValidation(f"Use at most {self.longest} characters; you sent {len(text)}.")
        if not self.is_text(text):
            raise StopValidation("This holds characters that are no text. Type it again.")

    def is_text(self, text: str) -> bool:
        """Whether it may be stored."""
        return is_plain(text)


class PlainLines(Plain):
    """The same of several lines: a line break is the one control character allowed."""

    def is_text(self, text: str) -> bool:
        return all(map(is_plain, text.split("\n")))


class Line(StringField):  # type: ignore[misc,unused-ignore]
    """One line of text, NFC; with `Plain` it is safe to store."""

    def __init__(self, label: str, *, longest: int = LONGEST_LINE, **more: Any) -> None:
        more["validators"] = [Plain(longest), *more.get("validators", ())]
        more["filters"] = [composed, *more.get("filters", ())]
        super().__init__(label, **more)


class Lines(TextAreaField):  # type: ignore[misc,unused-ignore]
    """Several lines of text, NFC; safe to store."""

    def __init__(self, label: str, *, longest: int, **more: Any) -> None:
        more["validators"] = [PlainLines(longest), *more.get("validators", ())]
        more["filters"] = [composed_lines, *more.get("filters", ())]
        super().__init__(label, **more)


class Secret(PasswordField):  # type: ignore[misc,unused-ignore]
    """A password: any text without control characters, never shown again."""

    def __init__(self, label: str, **more: Any) -> None:
        more["validators"] = [Plain(LONGEST_LINE), *more.get("validators", ())]
        super().__init__(label, **more)


class Ticks(SelectMultipleField):  # type: ignore[misc,unused-ignore]
    """Tick boxes; what was sent must be among them, and counts once."""

    widget = ListWidget()
    option_widget = CheckboxInput()

    def __init__(self, label: str, *, one: str, **more: Any) -> None:
        super().__init__(label, **more)
        self.one = one

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = list(dict.fromkeys(valuelist))

    def pre_validate(self, form: object) -> None:  # noqa: ARG002
        known = {each for each, _ in self.choices or ()}
        if not known.issuperset(self.data or ()):
            self.data = [each for each in self.data if each in known]
            raise StopValidation(f"One of these {self.one} is not there any more. Choose again.")


def is_count(text: str, most: int) -> bool:
    """A number in plain digits; both databases and `int` take more for one than a reader does."""
    plain = text.isascii() and text.isdigit() and len(text) < 6
    return plain and 1 <= int(text) <= most
