"""The same for the treasurer's pages, of which only the network's office sees anything here: no role below is treasurer."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "sign-in   403       403       403       403       403       403       200       403": (
        "treasury:due",
        "treasury:account",
        "treasury:runs",
        "treasury:run",
        "treasury:book",
        "treasury:sheet",
        "treasury:commitments",
        "treasury:commitment",
        "treasury:statements",
    ),
    "sign-in   403       403       403       403       403       403       405       403": (
        "treasury:prepare",
        "treasury:release",
        "treasury:discard",
        "treasury:file",
        "treasury:drop",
        "treasury:again",
        "treasury:number",
        "treasury:assign",
        "treasury:dismiss",
        "treasury:payee",
        "treasury:payment",
        "treasury:drop_demand",
    ),
    "sign-in   403       403       403       403       403       403       404       403": ("treasury:statement",),
}

POST: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "sign-in   403       403       403       403       403       403       405       403": (
        "treasury:due",
        "treasury:runs",
        "treasury:run",
        "treasury:book",
        "treasury:sheet",
        "treasury:commitments",
        "treasury:commitment",
        "treasury:statement",
    ),
    "sign-in   403       403       403       403       403       403       422       403": (
        "treasury:account",
        "treasury:prepare",
        "treasury:payee",
        "treasury:payment",
        "treasury:statements",
    ),
    "sign-in   403       403       403       403       403       403       done      403": (
        "treasury:release",
        "treasury:discard",
        "treasury:drop",
    ),
    "sign-in   403       403       403       403       403       403       409       403": ("treasury:again",),
    "sign-in   403       403       403       403       403       403       403       403": (
        "treasury:file",
        "treasury:number",
    ),
    "sign-in   403       403       403       403       403       403       404       403": (
        "treasury:assign",
        "treasury:dismiss",
        "treasury:drop_demand",
    ),
}
