"""Pictures from the old site's folder on this machine. Nothing is fetched, nothing outside the folder is read."""

import hashlib
import io
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Collection

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.images import MOST_BYTES, check_image
from gemeinsinn.movein.actions.taking import take_picture
from gemeinsinn.movein.records import Finding, WantedPicture
from gemeinsinn.portal.models import Picture

SHELF = "Alte Website"


class Lost(Exception):
    """The picture cannot be taken; the words say why."""


def spellings(path: str) -> list[str]:
    """Where a file may lie: WordPress names smaller copies by their size; the folder may be that of the files alone."""
    original = re.sub(r"-\d{2,4}x\d{2,4}(?=\.\w{3,4}$)", "", path)
    found = [original, path]
    for root in ("wp-content/uploads/", "images/"):
        found += [one.partition(root)[2] for one in (original, path) if root in one]
    return list(dict.fromkeys(found))


def file_below(folder: Path, paths: list[str]) -> Path:
    """The first of some paths that is a file within the folder. Raises Lost."""
    root = folder.resolve()
    for path in paths:
        file = (root / path).resolve()
        if not file.is_relative_to(root):
            raise Lost(_("its path leads out of the folder"))
        if file.is_file():
            return file
    raise Lost(_("it is not in the folder"))


@dataclass(slots=True)
class Pictures:
    """Looks pictures up and takes them; in a dry run it only looks."""

    folder: Path | None
    holder: str
    site: str
    by: Any
    now: datetime
    in_earnest: bool
    shelf: Collection | None = None

    def content_of(self, path: str) -> bytes:
        """The file of a path of the old site. Raises Lost."""
        if self.folder is None:
            raise Lost(_("no folder was given (--files)"))
        try:
            file = file_below(self.folder, spellings(path))
            with file.open("rb") as opened:
                return opened.read(MOST_BYTES + 1)
        except (OSError, ValueError) as problem:
            raise Lost(_("it cannot be read")) from problem

    def take(self, wanted: WantedPicture, title: str, findings: list[Finding], fresh: list[Picture]) -> Picture | None:
        """The picture of the library; None if it is lost or only looked at. New ones are added to `fresh`."""
        try:
            content = self.content_of(wanted.path)
            taken = self.kept(content, wanted, title, fresh)
        except (Lost, DomainError) as problem:
            findings.append(Finding("lost", f"{wanted.path}: {problem}"[:300]))
            return None
        findings.append(Finding("picture", wanted.path[:300]))
        if not wanted.words:
            findings.append(Finding("wordless", wanted.path[:300]))
        return taken

    def kept(self, content: bytes, wanted: WantedPicture, title: str, fresh: list[Picture]) -> Picture | None:
        """Drawn anew and put on the shelf. Raises BadImage."""
        if not self.in_earnest:
            check_image(io.BytesIO(content))
            return None
        if self.shelf is None:
            root = Collection.get_first_root_node()
            self.shelf = root.get_children().filter(name=SHELF).first() or root.add_child(name=SHELF)
        picture, is_new = take_picture(
            site=self.site, digest=hashlib.sha256(content).hexdigest(), content=content,
            title=Path(wanted.path).stem or title, words=wanted.words or wanted.caption or _("Picture from “%(title)s”") % {"title": title},
            holder=self.holder, source=wanted.path, shelf=self.shelf, by=self.by, now=self.now,
        )  # fmt: skip
        if is_new:
            fresh.append(picture)
        return picture
