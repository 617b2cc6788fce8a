"""Readers by others that run in node; `make outside` installs them by name into build/outside."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "build" / "outside"

# Its reader leaves the stand-ins of escaped signs in the partners of pairs; Moodle does not.
GIFT = """
const sign = n => n === 10 ? "\\n" : String.fromCharCode(n);
const text = v => v.replace(/&&(\\d{3});?/g, (all, n) => sign(Number(n)));
const read = require("gift-pegjs").parse(require("fs").readFileSync(0, "utf8"));
for (const q of read) for (const p of q.matchPairs ?? []) p.subanswer = text(p.subanswer);
console.log(JSON.stringify(read));
"""
CSV = """
const {parse} = require("csv-parse/sync");
const [delimiter, bom] = process.argv.slice(2);
const body = require("fs").readFileSync(0, "utf8");
console.log(JSON.stringify(parse(body, {delimiter, bom: bom === "bom"})));
"""


def read(script: str, body: bytes, *words: str) -> Any:
    """What a script makes of a file."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules").is_dir():
        reason = "readers by others are missing; install them with: make outside"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    done = subprocess.run(
        [node, "-e", script, "-", *words], input=body, capture_output=True, cwd=FOLDER, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)
