"""Static files under /static/<digest of the tree>/..., held in memory, also gzipped.

The digest is of all files together, so ES modules import each other by relative path and
everything may be cached for ever. Bootstrap's stylesheet comes from the Bootstrap-Flask
package; nothing of others lies in this repository.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, redirect, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

HERE = Path(__file__).parent / "static"
BORROWED = {"bootstrap.css": "static/bootstrap5/css/bootstrap.min.css"}
PACKED = frozenset({".css", ".js", ".svg", ".txt"})
TYPES = {".js": "text/javascript", ".svg": "image/svg+xml", ".css": "text/css"}
FOREVER = "public, max-age=31536000, immutable"

bp = Blueprint("static", __name__)


@dataclass(frozen=True)
class StaticFile:
    """The bytes of one file, its type, and the gzipped bytes where that is shorter."""

    body: bytes
    mimetype: str
    packed: bytes | None


@dataclass(frozen=True)
class Tree:
    """All static files by their path, and one digest of them all."""

    files: dict[str, StaticFile]
    digest: str

    def address(self, path: str) -> str:
        """The address of a file. A path that is not there is a mistake in a template."""
        if path not in self.files:
            raise KeyError(f"there is no static file {path!r}")
        return f"/static/{self.digest}/{path}"


def _bootstrap_folder() -> Path:
    spec = find_spec("flask_bootstrap")
    if spec is None or spec.origin is None:
        raise RuntimeError("Bootstrap-Flask is not installed: run `make setup`")
    return Path(spec.origin).parent


def _static_file(path: Path) -> StaticFile:
    body = path.read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    packed = gzip.compress(body, mtime=0) if path.suffix in PACKED else None
    shorter = packed if packed is not None and len(packed) < len(body) else None
    return StaticFile(body, kind or "application/octet-stream", shorter)


@cache
def read_tree(folder: Path = HERE) -> Tree:
    """Every file below `folder`, and the borrowed ones. Read once in a process."""
    paths = {
        str(path.relative_to(folder).as_posix()): path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    package = _bootstrap_folder()
    paths |= {name: package / where for name, where in BORROWED.items()}
    files = {name: _static_file(paths[name]) for name in sorted(paths)}
    digest = hashlib.sha256()
    for name, file in files.items():
        digest.update(f"{name}\0{len(file.body)}\0".encode() + file.body)
    return Tree(files, digest.hexdigest()[:16])


@bp.get("/static/<digest>/<path:path>")
def serve(digest: str, path: str) -> AnyResponse:
    """The file; a page from before an update is led to the file of today."""
    tree: Tree = current_app.extensions["static_tree"]
    file = tree.files.get(path)
    if file is None:
        raise NotFound
    if digest != tree.digest:
        return redirect(tree.address(path))
    packed = file.packed if request.accept_encodings["gzip"] else None
    response = Response(file.body if packed is None else packed, mimetype=file.mimetype)
    if packed is not None:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = FOREVER
    response.vary.add("Accept-Encoding")
    response.set_etag(tree.digest, weak=True)  # packed or not, the same file
    return response.make_conditional(request)


def init_app(app: Flask) -> None:
    """Read the tree once, serve it, and give templates `static('app.css')`."""
    tree = read_tree()
    app.extensions["static_tree"] = tree
    app.register_blueprint(bp)
    app.jinja_env.globals["static"] = tree.address
