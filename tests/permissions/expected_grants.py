"""Who gets what from the addresses of grants: see expected.py for how to read it."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    # fund
    "200       200       200       200       200       200       200       200       200     ": (
        "fund:list",
        "fund:detail",
        "fund:check",
    ),
    "404       404       404       404       404       404       404       200       404     ": (
        "fund:detail[unseen]",
        "fund:check[unseen]",
    ),
    "sign-in   403       403       403       403       403       403       200       403     ": (
        "fund:desk_funds",
        "fund:new_fund",
        "fund:edit_fund",
        "fund:new_round",
        "fund:edit_round",
    ),
    "sign-in   403       403       403       200       200       200       200       403     ": ("fund:advice",),
}

POST: Table = {
    # fund
    "sign-in   403       403       403       403       403       403       422       403     ": (
        "fund:new_fund",
        "fund:edit_fund",
        "fund:new_round",
        "fund:edit_round",
    ),
    "sign-in   403       403       403       422       422       422       422       403     ": ("fund:advice",),
    "sign-in   403       403       403       403       403       403       405       403     ": ("fund:desk_funds",),
}
