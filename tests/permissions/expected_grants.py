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
        "fund:preview",
        "reporting:figures",
        "reporting:figures_sheet",
        "reporting:figures_book",
        "reporting:reports",
        "reporting:report",
        "proof:grants",
        "proof:grant",
    ),
    "sign-in   403       403       403       403       403       403       404       403     ": (
        "reporting:file[pdf]",
        "reporting:file[exe]",
        "proof:paper[nachweis]",
        "proof:paper[gibt-es-nicht]",
        "proof:file[beleg]",
        "proof:file[gibt-es-nicht]",
    ),
    "sign-in   404       404       404       404       404       404       404       404     ": (
        "fund:own",
        "fund:own_page",
        "fund:own_page[nachweis]",
        "fund:signed",
        "fund:signed_page",
    ),
    "sign-in   403       403       403       403       403       403       405       403     ": (
        "fund:check_formally",
        "reporting:ask",
        "fund:add_paper",
        "fund:demand",
        "proof:act[belege]",
        "proof:act[zurueck]",
        "proof:act[gibt-es-nicht]",
        "fund:confirm_signature",
    ),
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "sign-in   403       403       403       200       200       200       200       403     ": (
        "fund:advice",
        "fund:applications",
        "fund:sheet",
    ),
    "sign-in   403       403       403       200       200       404       200       403     ": (
        "fund:application",
        "fund:paper[antrag]",
    ),
    "sign-in   403       403       403       404       404       404       404       403     ": (
        "fund:paper[bescheid]",
        "fund:paper[gibt-es-nicht]",
        "fund:document",
    ),
    "sign-in   403       403       403       405       405       405       405       403     ": (
        "fund:act[frage]",
        "fund:act[bewilligen]",
        "fund:act[notiz]",
        "fund:act[gibt-es-nicht]",
    ),
}

POST: Table = {
    # fund
    "sign-in   403       403       403       403       403       403       422       403     ": (
        "fund:new_fund",
        "fund:edit_fund",
        "fund:new_round",
        "fund:edit_round",
        "fund:add_paper",
        "fund:demand",
        "fund:act[frage]",
        "fund:act[bewilligen]",
        "proof:act[belege]",
        "proof:act[zurueck]",
    ),
    "sign-in   403       403       403       403       403       403       404       403     ": (
        "fund:act[gibt-es-nicht]",
        "proof:act[gibt-es-nicht]",
        "fund:confirm_signature",
    ),
    "sign-in   403       403       403       403       403       403       done      403     ": (
        "fund:check_formally",
        "reporting:ask",
    ),
    "sign-in   404       404       404       404       404       404       404       404     ": (
        "fund:own",
        "fund:own_page",
        "fund:own_page[nachweis]",
        "fund:signed",
        "fund:signed_page",
    ),
    "422       422       422       422       422       422       422       422       422     ": ("fund:apply",),
    "404       404       404       404       404       404       404       422       404     ": ("fund:apply[unseen]",),
    "sign-in   403       403       403       422       422       422       422       403     ": ("fund:advice",),
    "sign-in   403       403       403       403       403       403       405       403     ": (
        "fund:desk_funds",
        "fund:preview",
        "reporting:figures",
        "reporting:figures_sheet",
        "reporting:figures_book",
        "reporting:reports",
        "reporting:report",
        "reporting:file[pdf]",
        "reporting:file[exe]",
        "proof:grants",
        "proof:grant",
        "proof:paper[nachweis]",
        "proof:paper[gibt-es-nicht]",
        "proof:file[beleg]",
        "proof:file[gibt-es-nicht]",
    ),
    "sign-in   403       403       403       405       405       405       405       403     ": (
        "fund:applications",
        "fund:application",
        "fund:sheet",
        "fund:paper[antrag]",
        "fund:paper[bescheid]",
        "fund:paper[gibt-es-nicht]",
        "fund:document",
    ),
    "sign-in   403       403       403       422       422       404       422       403     ": ("fund:act[notiz]",),
}
