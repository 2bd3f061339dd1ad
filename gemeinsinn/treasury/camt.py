"""What a bank answers: camt.053 (statement) and camt.054 (notification), versions 02 and 08, as plain lines.

A line is one transaction. Only what is booked counts. An entry's own words (AddtlNtryInf) are not copied to its
transactions, and an entry that sums up others without naming them is said to be one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError

MOST_BYTES = 10_000_000
MOST_LINES = 20_000
KINDS = ("camt.053.001.02", "camt.053.001.08", "camt.054.001.02", "camt.054.001.08")
ROOTS = {"BkToCstmrStmt": "Stmt", "BkToCstmrDbtCdtNtfctn": "Ntfctn"}
# Whole cents, with as many zeros behind them as banks like; no exponent, no sign but plus.
AMOUNT = re.compile(r"\s*\+?(\d{1,12})(?:\.(\d{0,2})0*)?\s*", re.ASCII)
NOTHING = {"NOTPROVIDED", "NOT PROVIDED", "NONREF", ""}


class StatementFault(DomainError):
    """The file cannot be taken, and nothing of it was."""

    status = 422


@dataclass(frozen=True, slots=True)
class Line:
    """One booked transaction. `key` is the same whenever the same booking is told again, in whichever kind of file."""

    key: str
    cents: int
    credit: bool
    day: date
    end_to_end: str
    returned: bool
    reason: str
    party: str
    text: str
    batch: int  # of how many transactions this is the sum, where these are not named; else 0


@dataclass(frozen=True, slots=True)
class Statement:
    """A file: its kind, the accounts it is about, and its lines in order."""

    kind: str
    ibans: frozenset[str]
    lines: list[Line]


def read_statement(data: bytes) -> Statement:
    """Reads a file. Raises StatementFault, with a sentence for whoever uploaded it."""
    if len(data) > MOST_BYTES:
        raise StatementFault(_("This file is larger than 10 MB. Please ask the bank for a shorter period."))
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as problem:
        raise StatementFault(_("This file refers to other files, as no bank's does. It was not read.")) from problem
    except (ParseError, ValueError, LookupError) as problem:
        raise StatementFault(_("This is no complete XML file. Please fetch it from the bank once more.")) from problem
    kind = root.tag.partition("}")[0].rpartition(":")[2]
    if kind not in KINDS:
        raise StatementFault(_("This is no statement. We read camt.053 and camt.054, versions 02 and 08."))
    try:
        return _statement(kind, root)
    except (KeyError, ValueError) as problem:
        raise StatementFault(_("An entry of this file lacks its amount or its day. Nothing was taken.")) from problem


def _statement(kind: str, root: Any) -> Statement:
    """Every booked entry of every statement in the file."""
    lines: list[Line] = []
    seen: Counter[str] = Counter()
    ibans = set()
    for name, part in ROOTS.items():
        for statement in root.iterfind(f"{{*}}{name}/{{*}}{part}"):
            iban = _text(statement, "Acct/Id/IBAN").replace(" ", "")
            ibans.add(iban)
            for entry in statement.iterfind("{*}Ntry"):
                if (_text(entry, "Sts/Cd") or _text(entry, "Sts")) != "BOOK":
                    continue
                lines += _lines(entry, iban, seen)
                if len(lines) > MOST_LINES:
                    raise StatementFault(_("This file has too many entries. Please ask the bank for a shorter period."))
    return Statement(kind, frozenset(ibans), lines)


def _lines(entry: Any, iban: str, seen: Counter[str]) -> Iterator[Line]:
    """One line a transaction; an entry without transactions is one itself."""
    details = entry.findall("{*}NtryDtls/{*}TxDtls")
    number = int(_text(entry, "NtryDtls/Btch/NbOfTxs") or 0)
    for detail in details or [entry]:
        alone = len(details) <= 1
        cents = _cents(detail, own=detail is entry) if not alone else _cents(entry, own=True)
        credit = (_text(detail, "CdtDbtInd") or _text(entry, "CdtDbtInd")) == "CRDT"
        day = date.fromisoformat((_text(entry, "BookgDt/Dt") or _text(entry, "BookgDt/DtTm"))[:10])
        end_to_end = _text(detail, "Refs/EndToEndId")
        end_to_end = "" if end_to_end.upper() in NOTHING else end_to_end[:35]
        reference = _text(entry, "AcctSvcrRef") or _text(detail, "Refs/AcctSvcrRef")
        text = " ".join(node.text or "" for node in detail.iterfind("{*}RmtInf/{*}Ustrd"))
        text = f"{_text(detail, 'RmtInf/Strd/CdtrRefInf/Ref')} {text}".strip()[:140]
        side = "Dbtr" if credit else "Cdtr"
        party = _text(detail, f"RltdPties/{side}/Pty/Nm") or _text(detail, f"RltdPties/{side}/Nm")
        reason = _text(detail, "RtrInf/Rsn/Cd") or _text(detail, "RtrInf/Rsn/Prtry")
        same = f"{iban} {day} {cents} {'+' if credit else '-'} {reference} {end_to_end} {'' if reference else text}"
        seen[same] += 1  # equal bookings on one day are real
        yield Line(
            key=sha256(f"{same} {seen[same]}".encode()).hexdigest(), cents=cents, credit=credit, day=day, end_to_end=end_to_end,
            returned=bool(reason) or _text(entry, "RvslInd") == "true" or _family(entry, detail) in {"RRTN", "RRCT"},
            reason=reason[:4], party=party[:140], text=text, batch=number if number > 1 and not details else 0,
        )  # fmt: skip


def _family(entry: Any, detail: Any) -> str:
    """What kind of transaction the bank calls it."""
    path = "BkTxCd/Domn/Fmly/SubFmlyCd"
    return _text(detail, path) or _text(entry, path)


def _cents(node: Any, *, own: bool) -> int:
    """The amount of an entry or transaction. Raises ValueError for none, StatementFault for another currency."""
    found = node.find("{*}Amt")
    if found is None and not own:
        found = node.find("{*}AmtDtls/{*}TxAmt/{*}Amt")
    if found is None:
        raise ValueError("no amount")
    if found.get("Ccy") != "EUR":
        raise StatementFault(_("An entry of this file is not in euros. Nothing was taken."))
    amount = AMOUNT.fullmatch(found.text or "")
    if not amount or not (cents := int(amount[1]) * 100 + int((amount[2] or "").ljust(2, "0"))):
        raise ValueError("no amount of whole cents")
    return cents


def _text(node: Any, path: str) -> str:
    """The words at a path, tidied; "" if there are none."""
    found = node.find("/".join(f"{{*}}{part}" for part in path.split("/")))
    return " ".join((found.text or "").split()) if found is not None else ""
