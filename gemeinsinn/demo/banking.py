"""Statements as a bank would send them, for the demo to read."""

from collections.abc import Iterable

from gemeinsinn.demo.network.payments import IBAN

FILE = (
    '<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>'
    "<GrpHdr><MsgId>demo</MsgId></GrpHdr><Stmt><Acct><Id><IBAN>{iban}</IBAN></Id></Acct>{entries}</Stmt></BkToCstmrStmt></Document>"
)
ENTRY = (
    '<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt>'
    "<AcctSvcrRef>{ref}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>{key}</EndToEndId></Refs>{rest}</TxDtls></NtryDtls></Ntry>"
)


def entry(*, side: str, amount: str, day: str, ref: str, key: str = "NOTPROVIDED", rest: str = "") -> str:
    """One booking; `side` is DBIT for what left, CRDT for what came."""
    return ENTRY.format(side=side, amount=amount, day=day, ref=ref, key=key, rest=rest)


def remittance(words: str, party: str = "") -> str:
    """What the payer wrote, and who it was."""
    name = f"<RltdPties><Dbtr><Pty><Nm>{party}</Nm></Pty></Dbtr></RltdPties>" if party else ""
    return f"{name}<RmtInf><Ustrd>{words}</Ustrd></RmtInf>"


def statement(entries: Iterable[str]) -> bytes:
    """The file of the network's account."""
    return FILE.format(iban=IBAN, entries="".join(entries)).encode()
