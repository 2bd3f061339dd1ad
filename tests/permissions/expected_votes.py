"""The same for votes: drafts and the desk are the office's, ballots nobody's before the count."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "200       200       200       200       200       200       200       200       200": (
        "voting:list",
        "voting:sent",
        "voting:poll",
    ),
    "404       404       404       404       404       404       404       200       404": ("voting:poll[unseen]",),
    "404       404       404       404       404       404       404       404       404": (
        "voting:ballots",
        "voting:ballots[unseen]",
    ),
    "sign-in   403       403       403       403       403       403       200       403": (
        "voting:desk",
        "voting:edit",
        "voting:edit[unseen]",
        "residents:rounds",
    ),
    "sign-in   403       403       403       403       403       403       404       403": ("residents:round",),
    "sign-in   403       403       403       403       403       403       405       403": (
        "voting:cancel",
        "voting:cancel[unseen]",
        "voting:drop",
    ),
}

POST: Table = {
    "422       422       422       422       422       422       422       422       422": ("voting:poll",),
    "404       404       404       404       404       404       404       422       404": ("voting:poll[unseen]",),
    "sign-in   403       403       403       403       403       403       422       403": (
        "voting:edit[unseen]",
        "voting:cancel",
        "voting:cancel[unseen]",
    ),
    "sign-in   403       403       403       403       403       403       200       403": ("voting:edit",),
    "sign-in   403       403       403       403       403       403       409       403": ("voting:drop",),
    "sign-in   403       403       403       403       403       403       404       403": ("residents:round",),
    "sign-in   403       403       403       403       403       403       405       403": (
        "voting:desk",
        "residents:rounds",
    ),
}
