"""The same for votes and portraits: drafts and desks are the office's, ballots nobody's before the count."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "200       200       200       200       200       200       200       200       200": (
        "voting:list",
        "voting:sent",
        "voting:poll",
        "showcase:list",
        "showcase:feed",
        "showcase:detail",
        "showcase:image",
    ),
    "404       404       404       404       404       404       404       200       404": (
        "voting:poll[unseen]",
        "showcase:detail[unseen]",
    ),
    "404       404       404       404       404       404       404       404       404": (
        "voting:ballots",
        "voting:ballots[unseen]",
        "showcase:image[unseen]",
    ),
    "sign-in   403       403       403       403       403       403       200       403": (
        "voting:desk",
        "voting:edit",
        "voting:edit[unseen]",
        "residents:rounds",
        "showcase:desk",
        "showcase:votes",
        "showcase:edit",
    ),
    "sign-in   403       403       403       403       403       403       404       403": ("residents:round",),
    "sign-in   403       403       403       403       403       403       405       403": (
        "showcase:act[zeigen]",
        "showcase:act[gibt-es-nicht]",
        "showcase:act_on",
        "showcase:picture",
        "showcase:quote",
        "showcase:prize",
        "showcase:portray",
        "voting:cancel",
        "voting:cancel[unseen]",
        "voting:drop",
    ),
}

POST: Table = {
    "422       422       422       422       422       422       422       422       422": ("voting:poll",),
    "404       404       404       404       404       404       404       422       404": ("voting:poll[unseen]",),
    "sign-in   403       403       403       403       403       403       422       403": (
        "showcase:desk",
        "showcase:votes",
        "showcase:edit",
        "showcase:picture",
        "showcase:quote",
        "showcase:prize",
        "voting:edit[unseen]",
        "voting:cancel",
        "voting:cancel[unseen]",
    ),
    "sign-in   403       403       403       403       403       403       200       403": ("voting:edit",),
    "sign-in   403       403       403       403       403       403       409       403": ("voting:drop",),
    "sign-in   403       403       403       403       403       403       404       403": (
        "residents:round",
        "showcase:act[gibt-es-nicht]",
        "showcase:act_on",
        "showcase:portray",
    ),
    "sign-in   403       403       403       403       403       403       302       403": ("showcase:act[zeigen]",),
    "sign-in   403       403       403       403       403       403       405       403": (
        "voting:desk",
        "residents:rounds",
    ),
}
