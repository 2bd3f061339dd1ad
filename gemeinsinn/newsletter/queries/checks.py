"""What is wrong with an issue before it goes out."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation

from gemeinsinn.newsletter.letter import write_letter
from gemeinsinn.newsletter.lifecycle.issues import BlockFacts, Fault, Part, faults_of
from gemeinsinn.newsletter.models import Block, Issue
from gemeinsinn.newsletter.queries.issues import readers_of
from gemeinsinn.newsletter.sources import is_there


def faults_in(issue: Issue) -> list[Fault]:
    """Everything that keeps it back, then hints."""
    blocks = [facts_of(block) for block in Block.objects.filter(issue=issue)]
    size = len(write_letter(issue).html.encode())
    return faults_of(
        subject=issue.subject, preheader=issue.preheader, blocks=blocks, size=size, readers=readers_of(issue).count()
    )


def facts_of(block: Block) -> BlockFacts:
    """What the check reads. Links that leave the portal are not opened: a person has to click them."""
    return BlockFacts(
        part=Part(block.part),
        empty=block.part != Part.NEARBY and not (block.heading or block.text),
        link=link_of(block),
        lacks_alt=bool(block.picture) and not block.alt,
    )


def link_of(block: Block) -> str:
    """ "ok", "dead" for an address of ours that leads nowhere, "outside", "bad", or "" without a link."""
    if block.picture and not block.picture.startswith(("https://", "http://")):
        return "bad"
    if not block.href:
        return "bad" if block.label else ""
    there = urlsplit(block.href)
    if there.scheme not in {"http", "https"} or not there.netloc or not block.label:
        return "bad"
    if there.netloc != urlsplit(settings.BASE_URL).netloc:
        return "outside"
    tongue = translation.get_language_from_path(there.path) or settings.LANGUAGE_CODE
    try:
        with translation.override(tongue):  # the address says its language, not whoever looks at the issue
            found = resolve(there.path)
    except Resolver404:
        return "dead"
    return "ok" if is_there(found.url_name or "", there.path) else "dead"
