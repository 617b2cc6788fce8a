"""Pictures of a package that cards use: known by their first bytes, bounded, kept on disk."""

from __future__ import annotations

import hashlib
import unicodedata
import zipfile
from urllib.parse import unquote

from exports.anki import leaving
from exports.anki.contents import BadPackage, Contents
from exports.anki.limits import Limits
from exports.anki.own_contents import Picture
from exports.anki.picture_kinds import kind, measured
from exports.anki.spool import Spool, SpooledPicture
from exports.anki.unpacking import DAMAGE, TooLarge, picture

LONGEST_EDGE = 12_000
MOST_PIXELS = 50_000_000
_WEB = ("http:", "https:", "ftp:", "//")


class _Refused(ValueError):
    """The picture is not kept; its words are one of `leaving`."""


class Shelf:
    """The pictures of one package, unpacked one by one as cards ask for them."""

    def __init__(
        self, package: zipfile.ZipFile, contents: Contents, limits: Limits, told: leaving.Leaving
    ) -> None:
        self._package, self._version, self._limits = package, contents.version, limits
        self._entries = {_composed(name): entry for name, entry in contents.pictures.items()}
        self._told, self._left = told, limits.pictures
        self._digests: dict[str, str] = {}
        self._refused: dict[str, str] = {}
        self._spool = Spool()
        self.held: dict[str, Picture] = {}

    def find(self, source: str) -> str | None:
        """The digest of the picture that an image's source names; None, and told, if there is none.

        As in Anki a name may be percent-encoded; it is compared in composed form (NFC).
        """
        try:
            return self._digest(source)
        except _Refused as refused:
            self._told.add(str(refused), source)
            return None

    def _digest(self, source: str) -> str:
        if source.strip().lower().startswith(_WEB):
            raise _Refused(leaving.REMOTE)
        names = (_composed(each) for each in (source, unquote(source)))
        entry = next((self._entries[each] for each in names if each in self._entries), None)
        if entry is None:
            raise _Refused(leaving.MISSING)
        if entry in self._refused:
            raise _Refused(self._refused[entry])
        if entry not in self._digests:
            try:
                self._digests[entry] = self._kept(self._unpacked(entry))
            except _Refused as refused:
                self._refused[entry] = str(refused)
                raise
        return self._digests[entry]

    def _unpacked(self, entry: str) -> bytes:
        if self._left <= 0:
            raise _Refused(leaving.BEYOND)
        self._left -= self._limits.picture
        try:
            body = picture(self._package, entry, self._version, self._limits)
        except TooLarge as error:
            raise _Refused(leaving.TOO_LARGE) from error
        except (BadPackage, zipfile.BadZipFile, KeyError, *DAMAGE) as error:
            raise _Refused(leaving.DAMAGED) from error
        self._left += self._limits.picture - len(body)
        return body

    def _kept(self, body: bytes) -> str:
        mimetype = kind(body)
        if mimetype is None:
            raise _Refused(leaving.OTHER_KIND)
        size = measured(body, mimetype)
        if size is None or min(size) < 1:
            raise _Refused(leaving.DAMAGED)
        if max(size) > LONGEST_EDGE or size.width * size.height > MOST_PIXELS:
            raise _Refused(leaving.TOO_LARGE)
        digest = hashlib.sha256(body).hexdigest()
        if digest not in self.held:
            self.held[digest] = SpooledPicture(digest, mimetype, self._spool, body)
        return digest


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
