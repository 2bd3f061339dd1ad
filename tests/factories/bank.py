"""Statements as a bank writes them, in both versions and both kinds."""

from dataclasses import dataclass

from tests.factories.treasury import LAND


@dataclass(frozen=True)
class Tx:
    """One transaction of an entry."""

    euros: str
    end_to_end: str = ""
    text: str = ""
    party: str = ""
    reason: str = ""


def entry(*txs: Tx, credit: bool = False, ref: str = "", new: bool = True, status: str = "BOOK", batch: int = 0,
          total: str = "", day: str = "2026-11-27", details: bool = True) -> str:  # fmt: skip
    """An entry with its transactions; `details=False` tells only the sum."""
    total = total or f"{sum(float(tx.euros) for tx in txs):.2f}"
    side, name = ("CRDT", "Dbtr") if credit else ("DBIT", "Cdtr")
    told = "".join(
        f"<TxDtls><Refs><EndToEndId>{tx.end_to_end or 'NOTPROVIDED'}</EndToEndId></Refs>"
        + (f'<Amt Ccy="EUR">{tx.euros}</Amt><CdtDbtInd>{side}</CdtDbtInd>' if new
           else f'<AmtDtls><TxAmt><Amt Ccy="EUR">{tx.euros}</Amt></TxAmt></AmtDtls>')
        + f"<RltdPties><{name}>" + (f"<Pty><Nm>{tx.party}</Nm></Pty>" if new else f"<Nm>{tx.party}</Nm>")
        + f"</{name}></RltdPties><RmtInf><Ustrd>{tx.text}</Ustrd></RmtInf>"
        + (f"<RtrInf><Rsn><Cd>{tx.reason}</Cd></Rsn></RtrInf>" if tx.reason else "") + "</TxDtls>"
        for tx in txs
    )  # fmt: skip
    number = f"<Btch><NbOfTxs>{batch}</NbOfTxs></Btch>" if batch else ""
    said = f"<Sts><Cd>{status}</Cd></Sts>" if new else f"<Sts>{status}</Sts>"
    return (
        f'<Ntry><Amt Ccy="EUR">{total}</Amt><CdtDbtInd>{side}</CdtDbtInd>{said}<BookgDt><Dt>{day}</Dt></BookgDt>'
        + (f"<AcctSvcrRef>{ref}</AcctSvcrRef>" if ref else "")
        + f"<NtryDtls>{number}{told if details else ''}</NtryDtls><AddtlNtryInf>SEPA</AddtlNtryInf></Ntry>"
    )


def camt(*entries: str, kind: str = "camt.053.001.08", iban: str = LAND) -> bytes:
    """A whole file."""
    root, part = ("BkToCstmrStmt", "Stmt") if "053" in kind else ("BkToCstmrDbtCdtNtfctn", "Ntfctn")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:{kind}"><{root}>'
        f"<GrpHdr><MsgId>x</MsgId></GrpHdr><{part}><Acct><Id><IBAN>{iban}</IBAN></Id></Acct>{''.join(entries)}</{part}></{root}></Document>"
    ).encode()
