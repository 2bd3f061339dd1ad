"""What happened, as a colleague would tell it: one short sentence for each verb of the stream."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

VERBS: dict[str, Promise] = {
    "sent": gettext_lazy("Sent in"),
    "begun_for_project": gettext_lazy("Begun on its project's page"),
    "address_corrected": gettext_lazy("Address put right before it was confirmed"),
    "confirmed": gettext_lazy("Address confirmed, it lies with the agency"),
    "published": gettext_lazy("Put on the board"),
    "unpublished": gettext_lazy("Taken off the board again (undone)"),
    "returned": gettext_lazy("Given back to the author"),
    "return_undone": gettext_lazy("Giving back was undone"),
    "resubmitted": gettext_lazy("Sent in again"),
    "changed": gettext_lazy("Changed"),
    "asked": gettext_lazy("Asked whether it is still needed"),
    "revived": gettext_lazy("Still needed, it stays up"),
    "extension_undone": gettext_lazy("Extending was undone"),
    "hidden": gettext_lazy("Taken down"),
    "expired": gettext_lazy("Its last day is over"),
    "finished": gettext_lazy("Settled"),
    "finish_undone": gettext_lazy("Settled was undone"),
    "withdrawn": gettext_lazy("Withdrawn"),
    "call_wanted": gettext_lazy("Somebody wants to be called"),
    "call_taken": gettext_lazy("Somebody takes the call"),
    "call_missed": gettext_lazy("Called, nobody there"),
    "call_done": gettext_lazy("Spoken on the phone"),
    "call_reopened": gettext_lazy("The call is open again (undone)"),
    "response_given": gettext_lazy("Somebody said yes"),
    "response_offered": gettext_lazy("The yes is confirmed"),
    "response_changed": gettext_lazy("The answer was changed"),
    "response_linked": gettext_lazy("Organisation linked"),
    "response_accepted": gettext_lazy("Answer accepted"),
    "response_declined": gettext_lazy("Answer declined"),
    "response_withdrawn": gettext_lazy("Answer withdrawn"),
    "response_expired": gettext_lazy("Answer lapsed, nobody decided"),
    "response_agreed": gettext_lazy("Both are agreed"),
    "response_fulfilled": gettext_lazy("Both have said how it went"),
    "response_closed": gettext_lazy("Book closed"),
    "response_reopened": gettext_lazy("The decision was undone"),
    "agreement_proposed": gettext_lazy("Agreement written"),
    "agreement_changed": gettext_lazy("New version of the agreement"),
    "agreement_signature": gettext_lazy("One side signed"),
    "agreement_signed": gettext_lazy("Both sides have signed"),
    "agreement_reminded": gettext_lazy("Reminded to sign"),
    "agreement_cancelled": gettext_lazy("Agreement called off"),
    "agreement_settled": gettext_lazy("Outcome known"),
    "fulfilment_asked": gettext_lazy("Both asked how it went"),
    "fulfilment_reminded": gettext_lazy("Asked once more how it went"),
    "fulfilment_answered": gettext_lazy("Told how it went"),
    "thanks_published": gettext_lazy("Thank-you made public"),
    "thanks_removed": gettext_lazy("Thank-you taken back"),
    "organisation_registered": gettext_lazy("Entered"),
    "organisation_confirmed": gettext_lazy("Address confirmed, it lies with the agency"),
    "organisation_claimed": gettext_lazy("Now belongs to an account"),
    "organisation_changed": gettext_lazy("Profile changed"),
    "organisation_published": gettext_lazy("Published"),
    "organisation_returned": gettext_lazy("Given back to the author"),
    "organisation_hidden": gettext_lazy("Hidden"),
    "organisation_unpublished": gettext_lazy("Back among what waits for a check (undone)"),
    "member_added": gettext_lazy("A person was added"),
    "member_changed": gettext_lazy("A person has another role"),
    "member_invited": gettext_lazy("A person was invited"),
    "member_left": gettext_lazy("A person left"),
    "member_removed": gettext_lazy("A person was removed"),
    "invitation_cancelled": gettext_lazy("Invitation taken back"),
    "area_added": gettext_lazy("Area added"),
    "area_dropped": gettext_lazy("Area given up"),
    "project_sent": gettext_lazy("Sent in"),
    "project_submitted": gettext_lazy("Lies with the agency"),
    "project_changed": gettext_lazy("Changed"),
    "project_published": gettext_lazy("Published"),
    "project_returned": gettext_lazy("Given back to the author"),
    "project_hidden": gettext_lazy("Hidden"),
    "project_unpublished": gettext_lazy("Back among what waits for a check (undone)"),
    "project_finished": gettext_lazy("Finished"),
    "project_reopened": gettext_lazy("Goes on after all"),
    "step_done": gettext_lazy("A step is done"),
    "taken_over": gettext_lazy("Taken over"),
    "handed_over": gettext_lazy("Handed over to a colleague"),
    "handed_back": gettext_lazy("Handing over was undone"),
    "noted": gettext_lazy("Note"),
    "note_removed": gettext_lazy("Note removed"),
}


def verb_words(verb: str) -> str:
    """What happened; a verb the desk has no words for is still a line."""
    return str(VERBS.get(verb) or _("Something was changed"))


def who_words(event: Any) -> str:
    """Who did it: a colleague by name, the program, or somebody with a link of their own."""
    return event.by.get_full_name() if event.by else ""
