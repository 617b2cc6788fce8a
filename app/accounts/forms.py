"""The forms of accounts: shapes and rules of single fields."""

from __future__ import annotations

from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, Form, HiddenField, RadioField, SelectField
from wtforms.validators import AnyOf, DataRequired, Email, EqualTo, Length, ValidationError

from app.accounts.naming import login_key
from app.fields import ZONES, Line, Secret
from app.passwords import normal

SHORTEST_PASSWORD = 10
LONGEST_EMAIL = 254
LEAVING = "delete"
NO_EMAIL = "Enter an e-mail address such as name@example.org."
THEME_WORDS = {"auto": "As this device is set", "light": "Light", "dark": "Dark"}


def given(what: str) -> DataRequired:
    return DataRequired(f"Enter {what}.")


def _key_fits(form: Form, field: Field) -> None:  # noqa: ARG001
    """The key of an address may be longer than the address, and than its column."""
    if len(login_key(field.data)) > LONGEST_EMAIL:
        raise ValidationError(NO_EMAIL)


def email_line() -> Line:
    rules = [given("your e-mail address"), Email(NO_EMAIL), _key_fits]
    return Line("E-mail", longest=LONGEST_EMAIL, validators=rules)


def new_password(label: str = "Password") -> Secret:
    rule = Length(min=SHORTEST_PASSWORD, message=f"Use at least {SHORTEST_PASSWORD} characters.")
    return Secret(label, filters=[normal], validators=[given("a password"), rule])


class TryForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    zone = HiddenField(filters=[lambda zone: zone if zone in ZONES else "UTC"])


class RegisterForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    name = Line("Name", longest=120, validators=[given("the name you want to be shown")])
    email = email_line()
    password = new_password()
    zone = HiddenField(filters=[lambda zone: zone if zone in ZONES else "UTC"])


class InvitedForm(RegisterForm):
    """Where registering needs a code of a course."""

    code = Line("Code of your course", longest=80, validators=[given("the code of your course")])


class SignInForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    email = Line("E-mail", longest=LONGEST_EMAIL, validators=[given("your e-mail address")])
    password = Secret("Password", validators=[given("your password")])


class SettingsForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    name = Line("Name", longest=120, validators=[given("the name you want to be shown")])
    theme = RadioField("Theme", choices=THEME_WORDS)
    single_keys = BooleanField("Answer and rate with single keys")
    zone = SelectField("Time zone", choices=ZONES)
    mail_due = BooleanField("Mail me what is due within a day and not handed in")
    mail_news = BooleanField("Mail me all other notices too")


class ResetForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    new = new_password("New password")
    again = Secret(
        "New password again",
        filters=[normal],
        validators=[EqualTo("new", "The two new passwords differ.")],
    )


class PasswordForm(ResetForm):
    current = Secret("Current password", validators=[given("your current password")])


class EmailForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    email = email_line()
    password = Secret("Password", validators=[given("your password")])


class ForgotForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    email = email_line()


class DeleteForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    password = Secret("Password", validators=[given("your password")])
    word = Line(
        f"Type the word “{LEAVING}”",
        longest=20,
        filters=[str.casefold],
        validators=[AnyOf((LEAVING,), f"Type “{LEAVING}”, so that nothing is lost by a slip.")],
    )


class BareForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    """A button."""


class ThemeForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    theme = HiddenField(validators=[AnyOf(tuple(THEME_WORDS))])
    back = HiddenField(validators=[Length(max=4000)])


class SetupForm(FlaskForm):  # type: ignore[misc,unused-ignore]
    name = Line("Name", longest=120, validators=[given("your name")])
    email = email_line()
    password = new_password()
