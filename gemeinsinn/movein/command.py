"""`gemeinsinn import joomla FILE` and `gemeinsinn import wordpress FILE`"""

import os
from abc import ABC, abstractmethod
from argparse import ArgumentParser
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault, Say
from gemeinsinn.movein.cleaning.article import Cleaner
from gemeinsinn.movein.cleaning.links import Links
from gemeinsinn.movein.pictures import Pictures
from gemeinsinn.movein.progress import Progress
from gemeinsinn.movein.reading.source import Source, open_source
from gemeinsinn.movein.report import write_reports
from gemeinsinn.movein.run import Records, Run
from gemeinsinn.movein.spool import Spool
from gemeinsinn.movein.systems.feed import FeedSite, spool_feed
from gemeinsinn.movein.systems.joomla import JoomlaSite, spool_joomla
from gemeinsinn.movein.systems.wordpress import WordPressSite, spool_wordpress
from gemeinsinn.people.models import User
from gemeinsinn.portal.rules import is_site_editor
from gemeinsinn.portal.tree_urls import program_words

LANGUAGES = ("de", "en")


class MovingIn(ABC):
    """What both systems have in common."""

    name: ClassVar[str]
    help: ClassVar[str]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="the export, plain or packed (.gz, .zip with one file)"
        )
        parser.add_argument("--dry-run", action="store_true", help="only look and write the report; begin with this")
        parser.add_argument(
            "--files", type=Path, metavar="FOLDER", help="pictures of the old site, copied to this machine"
        )
        parser.add_argument("--rights", metavar="WORDS", default="", help="whose pictures they are, as shown beside them; needed with --files")  # fmt: skip
        parser.add_argument("--site", metavar="ADDRESS", default="", help="address of the old site, so that its own links are known; always the same for one site")  # fmt: skip
        parser.add_argument("--by", metavar="EMAIL", default="", help="an editor's account that the drafts are of (default: the network's)")  # fmt: skip
        parser.add_argument("--report", type=Path, metavar="FOLDER", help="where the report goes (default: imports in the data folder)")  # fmt: skip
        parser.add_argument("--language", choices=LANGUAGES, default=own_language(), help="of report and messages (default: %(default)s)")  # fmt: skip

    def run(self, options: dict[str, Any], say: Say) -> bool:
        with translation.override(options["language"]):
            return self.take(options, say)

    def take(self, options: dict[str, Any], say: Say) -> bool:
        """Reads the whole file first; only if it is sound, anything is written."""
        by, dry = editor_called(options["by"]), bool(options["dry_run"])
        check_folders(options)
        source = open_source(options["file"])
        say(_("Dry run: nothing is changed.") if dry else _("In earnest: articles become drafts."))
        with closing(Spool()) as spool:
            records, address = self.read(source, spool, options)
            site = site_key(options["site"] or address) or self.name
            say(_("%(file)s has been read: %(total)s articles.") % {"file": source.path.name, "total": records.total})
            now = timezone.now()
            progress = Progress(say, records.total)
            is_wordpress = isinstance(records, WordPressSite)
            attachment = records.attachment if isinstance(records, WordPressSite) else str
            cleaner = Cleaner(links=Links({site}, spool.new_address), is_wordpress=is_wordpress, attachment=attachment)
            pictures = Pictures(
                folder=options["files"],
                holder=options["rights"].strip()[:160],
                site=site,
                by=by,
                now=now,
                in_earnest=not dry,
            )
            Run(
                site=site, spool=spool, progress=progress, by=by, now=now, in_earnest=not dry, reserved=program_words(),
                cleaner=cleaner, pictures=pictures,
            ).over(records)  # fmt: skip
            page, table = self.report(options, source, spool, site, timezone.localtime(now))
        say(f"{progress.sentence()}.")
        say(
            _("Every finding and every article that was not taken: %(page)s and %(table)s")
            % {"page": page, "table": table}
        )
        if dry:
            say(_("Nothing was changed. Leave out --dry-run to take the articles."))
        return not progress.counts["refused"]

    def report(
        self, options: dict[str, Any], source: Source, spool: Spool, site: str, at: datetime
    ) -> tuple[Path, Path]:
        """Both files."""
        facts = [
            (_("File"), source.path.name),
            (_("Old site"), site),
            (_("Kind of run"), _("dry run") if options["dry_run"] else _("in earnest")),
            (_("When"), f"{at:%d.%m.%Y %H:%M}"),
        ]
        title = _("Moving in from %(site)s") % {"site": site}
        folder, stem = options["report"] or settings.VAR / "imports", f"{self.name}-{at:%Y%m%d-%H%M%S}"
        return write_reports(folder, stem, spool, title=title, facts=facts)

    @abstractmethod
    def read(self, source: Source, spool: Spool, options: dict[str, Any]) -> tuple[Records, str]:
        """Records of the file and the address of the site, if the file tells it."""


class JoomlaImporter(MovingIn):
    """Articles of Joomla: SQL dump, JSON, or a feed with saved pages."""

    name = "joomla"
    help = (
        "Articles of an old Joomla site: an SQL dump or JSON of #__content (with #__categories, #__users, #__menu if there), "
        "or a feed with a folder of saved pages. They become drafts; running it again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--prefix", metavar="PREFIX", help="of the tables, if the dump holds several sites")
        parser.add_argument("--pages", type=Path, metavar="FOLDER", help="saved pages that belong to a feed")

    def read(self, source: Source, spool: Spool, options: dict[str, Any]) -> tuple[Records, str]:
        if source.kind == "xml":
            address = spool_feed(source, spool)
            return FeedSite(spool, options["pages"]), address
        spool_joomla(source, spool)
        return JoomlaSite(spool, options["prefix"]), ""


class WordPressImporter(MovingIn):
    """Posts and pages of WordPress (WXR)."""

    name = "wordpress"
    help = (
        "Posts and pages of an old WordPress site: the file its own export makes (WXR, XML). They become drafts; running it "
        "again changes nothing."
    )

    def read(self, source: Source, spool: Spool, options: dict[str, Any]) -> tuple[Records, str]:
        if source.kind != "xml":
            raise ImportFault(_("This is no export of WordPress (WXR)."))
        address = spool_wordpress(source, spool)
        return WordPressSite(spool), address


def check_folders(options: dict[str, Any]) -> None:
    """Raises ImportFault for a folder that is not there, and for pictures that are nobody's."""
    for folder in (options["files"], options.get("pages")):
        if folder is not None and not folder.is_dir():
            raise ImportFault(_("There is no folder %(folder)s.") % {"folder": folder})
    if options["files"] is not None and not options["rights"].strip():
        raise ImportFault(_("Say whose pictures they are: --rights “Name, as shown beside the pictures”."))


def own_language() -> str:
    """German, unless the terminal speaks English."""
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if spoken.casefold().startswith("en") else "de"


def site_key(address: str) -> str:
    """The host of an address without www: one name for one old site."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.")[:100]


def editor_called(email: str) -> User | None:
    """The account behind --by. Raises ImportFault if it is missing or writes nowhere."""
    if not email:
        return None
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        raise ImportFault(_("There is no account %(email)s.") % {"email": email})
    if not is_site_editor(user):
        raise ImportFault(_("%(email)s does not write for the network.") % {"email": email})
    return user
