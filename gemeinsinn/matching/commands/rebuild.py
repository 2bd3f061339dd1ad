"""`gemeinsinn matching rebuild`"""

from argparse import ArgumentParser
from typing import Any, TextIO

from django.utils import timezone

from gemeinsinn.matching.actions.encoding import encode_waiting, forget_versions, waiting_entries
from gemeinsinn.matching.actions.rebuilding import rebuild
from gemeinsinn.matching.models import IndexState
from gemeinsinn.matching.shelf.encoders import chosen_encoders, load_encoders
from gemeinsinn.matching.shelf.keepers import chosen_shelf

HELP = "makes the index again from the database; taken up where it was broken off; only changed texts are encoded"
STEP = 10.0  # seconds between two lines about encoding


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--anew", action="store_true", help="from the front, even if an earlier one was broken off")
    parser.add_argument("--words-only", action="store_true", help="leave the encoding to the worker")


def run(options: dict[str, Any], out: TextIO) -> None:
    """Rows, words, meaning, in this order."""
    for progress in rebuild(now=timezone.now(), anew=options["anew"]):
        out.write(f"{progress.side}: {progress.done} of {progress.total}")
    state = IndexState.objects.get(pk=1)
    out.write("Writing the word index ...")
    chosen_shelf().catch_up(state, now=timezone.now(), wait=60.0)
    if options["words_only"]:
        return
    encoders = load_encoders()
    forget_versions(encoders=chosen_encoders())
    while left := sum(waiting_entries(encoder).count() for encoder in encoders):
        out.write(f"{left} texts to encode ...")
        encode_waiting(encoders=encoders, now=timezone.now(), seconds=STEP)
    out.write("The index is complete.")
