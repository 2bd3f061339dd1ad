"""Who gets what from the addresses of grants: see expected.py for how to read it."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    # fund
    "200       200       200       200       200       200       200       200       200     ": (
        "fund:list",
        "fund:detail",
        "fund:check",
        "fund:apply",
        "fund:sent",
        "fund:data",
        "fund:data_json",
        "fund:data_csv",
    ),
    "404       404       404       404       404       404       404       200       404     ": (
        "fund:detail[unseen]",
        "fund:check[unseen]",
        "fund:apply[unseen]",
    ),
    "sign-in   403       403       403       403       403       403       200       403     ": (
        "fund:desk_funds",
        "fund:new_fund",
        "fund:edit_fund",
        "fund:new_round",
        "fund:edit_round",
        "fund:applications",
        "fund:application",
        "fund:sheet",
        "fund:preview",
        "fund:paper[antrag]",
        "reporting:figures",
        "reporting:figures_sheet",
        "reporting:figures_book",
        "reporting:rounds",
        "reporting:report",
    ),
    "sign-in   403       403       403       403       403       403       404       403     ": (
        "fund:paper[bescheid]",
        "fund:paper[gibt-es-nicht]",
        "reporting:file[pdf]",
        "reporting:file[exe]",
    ),
    "sign-in   404       404       404       404       404       404       404       404     ": (
        "fund:own",
        "fund:own_page",
    ),
    "sign-in   403       403       403       403       403       403       405       403     ": (
        "fund:check_formally",
        "reporting:ask",
        "fund:act[frage]",
        "fund:act[bewilligen]",
        "fund:act[gibt-es-nicht]",
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
        "fund:act[frage]",
        "fund:act[bewilligen]",
    ),
    "sign-in   403       403       403       403       403       403       404       403     ": (
        "fund:act[gibt-es-nicht]",
    ),
    "sign-in   403       403       403       403       403       403       done      403     ": (
        "fund:check_formally",
        "reporting:ask",
    ),
    "sign-in   404       404       404       404       404       404       404       404     ": (
        "fund:own",
        "fund:own_page",
    ),
    "422       422       422       422       422       422       422       422       422     ": ("fund:apply",),
    "404       404       404       404       404       404       404       422       404     ": ("fund:apply[unseen]",),
    "sign-in   403       403       403       422       422       422       422       403     ": ("fund:advice",),
    "sign-in   403       403       403       403       403       403       405       403     ": (
        "fund:desk_funds",
        "fund:applications",
        "fund:application",
        "fund:sheet",
        "fund:preview",
        "fund:paper[antrag]",
        "fund:paper[bescheid]",
        "fund:paper[gibt-es-nicht]",
        "reporting:figures",
        "reporting:figures_sheet",
        "reporting:figures_book",
        "reporting:rounds",
        "reporting:report",
        "reporting:file[pdf]",
        "reporting:file[exe]",
    ),
}
