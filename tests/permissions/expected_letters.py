"""The same for the newsletter: everyone may order and end it, what can be proved about an address is the office's."""

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
    "sign-in   403       403       403       403       403       403       200       403": ("newsletter:desk",),
    "sign-in   403       403       403       403       403       403       405       403": (
        "newsletter:proof",
        "newsletter:end",
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
        "newsletter:proof",
        "newsletter:end",
    ),
}
