"""The same for the newsletter and mailings: everyone may order and end it, what can be proved about an address is the office's."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "200       200       200       200       200       200       200       200       200": (
        "newsletter:order",
        "newsletter:thanks",
        "newsletter:link",
        "newsletter:ended",
    ),
    "404       404       404       404       404       404       404       404       404": ("newsletter:stop",),
    "405       405       405       405       405       405       405       405       405": ("newsletter:begin",),
    "sign-in   404       404       404       404       404       404       404       404": ("newsletter:own",),
    "sign-in   403       403       403       403       403       403       200       403": (
        "newsletter:desk",
        "delivery:desk",
        "delivery:mailing",
        "delivery:address",
    ),
    "sign-in   403       403       403       403       403       403       405       403": (
        "newsletter:proof",
        "newsletter:end",
        "delivery:forgive",
        "delivery:act[pausieren]",
        "delivery:act[gibt-es-nicht]",
        "delivery:decide",
    ),
}

POST: Table = {
    "422       422       422       422       422       422       422       422       422": (
        "newsletter:order",
        "newsletter:link",
    ),
    "200       200       200       200       200       200       200       200       200": ("newsletter:begin",),
    "404       404       404       404       404       404       404       404       404": ("newsletter:stop",),
    "sign-in   405       405       405       405       405       405       405       405": ("newsletter:own",),
    "sign-in   403       403       403       403       403       403       422       403": (
        "newsletter:desk",
        "delivery:address",
        "delivery:forgive",
        "newsletter:proof",
        "newsletter:end",
    ),
    "sign-in   403       403       403       403       403       403       302       403": ("delivery:decide",),
    "sign-in   403       403       403       403       403       403       done      403": ("delivery:act[pausieren]",),
    "sign-in   403       403       403       403       403       403       404       403": (
        "delivery:act[gibt-es-nicht]",
    ),
    "sign-in   403       403       403       403       403       403       405       403": (
        "delivery:desk",
        "delivery:mailing",
    ),
}
