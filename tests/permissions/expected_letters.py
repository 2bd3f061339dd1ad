"""The same for the newsletter and mailings: everyone may order and end it, what can be proved about an address is the office's."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "200       200       200       200       200       200       200       200       200": (
        "newsletter:order",
        "newsletter:thanks",
        "newsletter:link",
        "newsletter:ended",
        "newsletter:archive",
        "newsletter:feed",
        "newsletter:issue",
    ),
    "404       404       404       404       404       404       404       404       404": (
        "newsletter:stop",
        "newsletter:issue[unseen]",
        "newsletter:follow",
        "delivery:told",
    ),
    "405       405       405       405       405       405       405       405       405": ("newsletter:begin",),
    "sign-in   404       404       404       404       404       404       404       404": ("newsletter:own",),
    "sign-in   403       403       403       403       403       403       200       403": (
        "newsletter:desk",
        "delivery:desk",
        "delivery:mailing",
        "delivery:address",
        "newsletter:issues",
        "newsletter:edit",
        "newsletter:edit[unseen]",
        "newsletter:preview",
        "newsletter:block",
        "newsletter:intakes",
        "newsletter:export",
    ),
    "sign-in   403       403       403       403       403       403       404       403": (
        "newsletter:intake",
        "newsletter:intake_report",
    ),
    "sign-in   403       403       403       403       403       403       405       403": (
        "newsletter:intake_act[uebernehmen]",
        "newsletter:intake_act[gibt-es-nicht]",
        "newsletter:proof",
        "newsletter:end",
        "delivery:forgive",
        "delivery:act[pausieren]",
        "delivery:act[gibt-es-nicht]",
        "delivery:decide",
        "newsletter:count",
        "newsletter:gather",
        "newsletter:test",
        "newsletter:act[gibt-es-nicht]",
        "newsletter:act[einreichen]",
    ),
}

POST: Table = {
    "422       422       422       422       422       422       422       422       422": (
        "newsletter:order",
        "newsletter:link",
    ),
    "200       200       200       200       200       200       200       200       200": ("newsletter:begin",),
    "404       404       404       404       404       404       404       404       404": (
        "newsletter:stop",
        "delivery:told",
    ),
    "sign-in   405       405       405       405       405       405       405       405": ("newsletter:own",),
    "sign-in   403       403       403       403       403       403       422       403": (
        "newsletter:desk",
        "delivery:address",
        "delivery:forgive",
        "newsletter:proof",
        "newsletter:end",
        "newsletter:issues",
        "newsletter:edit",
        "newsletter:edit[unseen]",
        "newsletter:intakes",
        "newsletter:export",
    ),
    "sign-in   403       403       403       403       403       403       200       403": ("newsletter:count",),
    "sign-in   403       403       403       403       403       403       302       403": (
        "newsletter:gather",
        "newsletter:block",
        "delivery:decide",
    ),
    "sign-in   403       403       403       403       403       403       done      403": (
        "newsletter:test",
        "newsletter:act[einreichen]",
        "delivery:act[pausieren]",
    ),
    "sign-in   403       403       403       403       403       403       404       403": (
        "newsletter:act[gibt-es-nicht]",
        "delivery:act[gibt-es-nicht]",
        "newsletter:intake",
        "newsletter:intake_act[uebernehmen]",
        "newsletter:intake_act[gibt-es-nicht]",
    ),
    "sign-in   403       403       403       403       403       403       405       403": (
        "newsletter:intake_report",
        "newsletter:preview",
        "delivery:desk",
        "delivery:mailing",
    ),
}
