"""The same for what people write: everyone may, each desk reads its own, the office all of it."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "200       200       200       200       200       200       200       200       200": ("contact:write",),
    "404       404       404       404       404       404       404       404       404": ("contact:thanks",),
    "sign-in   403       403       403       200       200       200       200       403": ("contact:concerns",),
    "sign-in   403       403       403       200       200       403       200       403": ("contact:concern",),
    "sign-in   403       403       403       405       405       405       405       403": (
        "contact:act[antwort]",
        "contact:act[notiz]",
        "contact:act[weitergeben]",
        "contact:act[schliessen]",
        "contact:act[oeffnen]",
        "contact:act[loeschen]",
        "contact:act[gibt-es-nicht]",
    ),
}

POST: Table = {
    "422       422       422       422       422       422       422       422       422": ("contact:write",),
    "sign-in   403       403       403       405       405       405       405       403": (
        "contact:concerns",
        "contact:concern",
    ),
    "sign-in   403       403       403       422       422       403       422       403": (
        "contact:act[antwort]",
        "contact:act[notiz]",
    ),
    "sign-in   403       403       403       done      done      403       done      403": (
        "contact:act[weitergeben]",
        "contact:act[schliessen]",
        "contact:act[loeschen]",
    ),
    "sign-in   403       403       403       302       302       403       302       403": ("contact:act[oeffnen]",),
    "sign-in   403       403       403       404       404       404       404       403": (
        "contact:act[gibt-es-nicht]",
    ),
}
