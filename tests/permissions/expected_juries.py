"""Who gets what from the addresses of juries: see expected.py for how to read it. "jury" sits in the jury as a plain member."""

from tests.permissions.expected import Table

GET: Table = {
    # anonymous resident  partner   rival     staff     head      foreign   office    jury
    "sign-in   403       403       403       403       403       403       200       200     ": (
        "jury:desk", "jury:case", "jury:sitting",
    ),
    "sign-in   403       403       403       403       403       403       200       403     ": (
        "jury:lead_case", "jury:juries", "jury:new", "jury:jury", "jury:convene",
    ),
    "sign-in   403       403       403       403       403       403       404       404     ": ("jury:minutes", "jury:document"),
    "sign-in   403       403       403       403       403       403       405       405     ": (
        "jury:act[stimme]", "jury:act[ja-befangen]", "jury:act[gibt-es-nicht]", "jury:lead[eroeffnen]", "jury:lead[beenden]",
        "jury:lead[gibt-es-nicht]", "jury:decide[beschluss]", "jury:decide[hoch]", "jury:decide[gilt]",
        "jury:decide[gibt-es-nicht]",
    ),
    "sign-in   403       403       403       403       403       403       405       403     ": ("jury:end",),
}  # fmt: skip

POST: Table = {
    "sign-in   403       403       403       403       403       403       405       405     ": (
        "jury:desk", "jury:case", "jury:sitting", "jury:lead_case", "jury:minutes", "jury:document",
    ),
    "sign-in   403       403       403       403       403       403       405       403     ": ("jury:juries",),
    "sign-in   403       403       403       403       403       403       422       403     ": (
        "jury:new", "jury:jury", "jury:convene", "jury:decide[beschluss]",
    ),
    "sign-in   403       403       403       403       403       403       done      403     ": ("jury:lead[eroeffnen]",),
    "sign-in   403       403       403       403       403       403       302       403     ": (
        "jury:end", "jury:decide[hoch]",
    ),
    "sign-in   403       403       403       403       403       403       422       422     ": ("jury:act[stimme]",),
    "sign-in   403       403       403       403       403       403       403       409     ": ("jury:act[ja-befangen]",),
    "sign-in   403       403       403       403       403       403       404       404     ": (
        "jury:act[gibt-es-nicht]", "jury:lead[gibt-es-nicht]",
    ),
    "sign-in   403       403       403       403       403       403       404       403     ": (
        "jury:decide[gilt]", "jury:decide[gibt-es-nicht]",
    ),
    "sign-in   403       403       403       403       403       403       409       403     ": ("jury:lead[beenden]",),
}  # fmt: skip
