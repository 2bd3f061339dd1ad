"""What can be done with organisations, their members and their areas.

`by=None` is the program itself (seeding, importing), or somebody who came by a personal link the view has checked.
"""

from gemeinsinn.organisations.actions.areas import draw_quarter, drop_area, remove_quarter, set_area
from gemeinsinn.organisations.actions.checks import (
    hide_organisation,
    publish_organisation,
    return_organisation,
    unpublish_organisation,
)
from gemeinsinn.organisations.actions.members import (
    accept_invitation,
    add_member,
    cancel_invitation,
    change_member,
    invite_member,
    remove_member,
)
from gemeinsinn.organisations.actions.profiles import edit_organisation, remove_logo, set_logo
from gemeinsinn.organisations.actions.registration import (
    claim_organisation,
    confirm_organisation,
    forget_drafts,
    register_organisation,
    save_registration,
    send_registration,
    start_registration,
)

__all__ = [
    "accept_invitation",
    "add_member",
    "cancel_invitation",
    "change_member",
    "claim_organisation",
    "confirm_organisation",
    "draw_quarter",
    "drop_area",
    "edit_organisation",
    "forget_drafts",
    "hide_organisation",
    "invite_member",
    "publish_organisation",
    "register_organisation",
    "remove_logo",
    "remove_member",
    "remove_quarter",
    "return_organisation",
    "save_registration",
    "send_registration",
    "set_area",
    "set_logo",
    "start_registration",
    "unpublish_organisation",
]
