"""The desk of an agency and of the network's office, with few and with very many needs behind it."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tools.bench.pages import FEW, MANY, compare, prepare

WHO = {"agency": "agentur@demo.example", "network office": "netz@demo.example"}
PATHS = {"today": "/schreibtisch/", "list of needs": "/schreibtisch/bedarfe/"}


def measure(folder: Path) -> list[dict[str, Any]]:
    """Today's list and the list of needs, signed in as each."""
    few, many = prepare(folder, FEW), prepare(folder, MANY)
    rows = []
    with ExitStack() as stack:
        for portal in (few, many):
            stack.enter_context(portal.serving("serve", "--workers=1", "--threads=1"))
        for who, email in WHO.items():
            for portal in (few, many):
                portal.sign_in(email)
            paths = {f"desk of the {who}, {page}": path for page, path in PATHS.items()}
            rows += compare(few, many, {few: paths, many: paths}, by=email)
    return rows
