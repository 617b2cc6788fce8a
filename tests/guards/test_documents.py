"""Documents stay true: every command and every setting is written down, nothing foreign is kept."""

import re
import subprocess
from pathlib import Path

import pytest

from app import create_app
from questions.__main__ import _parser

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DOCUMENTS = ["README", "ARCHITECTURE", "DECISIONS", "CHANGELOG", "CONTRIBUTING", "SECURITY"]


def tracked() -> list[Path]:
    out = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return [ROOT / line for line in out.splitlines()]


def curator_commands() -> list[str]:
    (commands,) = [action for action in _parser()._actions if action.dest == "==SUPPRESS=="] or [
        action for action in _parser()._actions if hasattr(action, "choices") and action.choices
    ]
    return sorted(commands.choices)


@pytest.mark.parametrize("command", curator_commands())
def test_every_curators_command_is_in_contributing(command):
    assert f"`python -m questions {command}" in CONTRIBUTING


def test_every_command_of_the_application_is_in_the_readme(app):
    named = {
        f"{group} {name}"
        for group, command in app.cli.commands.items()
        if hasattr(command, "commands")
        for name in command.commands
    }
    named |= {
        name for name, command in app.cli.commands.items() if not hasattr(command, "commands")
    }
    missing = [
        name for name in sorted(named) if not re.search(rf"`(?:flask --app app )?{name}\b", README)
    ]
    assert missing == []


def test_every_setting_is_in_the_readme():
    source = (ROOT / "app" / "config.py").read_text(encoding="utf-8")
    settings = set(re.findall(r'environment\.get\("([A-Z_]+)"', source))
    assert settings
    assert [name for name in sorted(settings) if f"`{name}`" not in README] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_documents_lead_somewhere(name):
    text = (ROOT / f"{name}.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_nothing_foreign_is_committed():
    foreign = re.compile(r"\.(min\.js|min\.css|woff2?|ttf|eot)$|(^|/)(vendor|node_modules)/")
    assert [str(path) for path in tracked() if foreign.search(str(path.relative_to(ROOT)))] == []


def test_lock_files_name_no_address():
    for path in ROOT.glob("requirements*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index-url" not in text


def test_the_application_can_be_made_where_flask_looks_for_it():
    assert callable(create_app)
