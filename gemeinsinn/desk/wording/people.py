"""What happens to whom when a person is erased, in plain words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def already_erased() -> str:
    """On the page of somebody who is gone."""
    return _("This person has been erased. What they were part of stays counted, without a name.")


def why_not_erased(*, is_staff: bool) -> str:
    """Why there is no button, and who can help."""
    if is_staff:
        return _("Somebody who works for the network or an agency closes the account themselves, under “Account”.")
    return _("This person is also part of another agency's matters. Only the network office can erase them.")


def what_goes(counts: dict[str, int], *, has_account: bool) -> list[str]:
    """What is no longer there afterwards; only lines there is something to say about."""
    lines = [_("Name, phone number and e-mail address, everywhere they stand, and notes about the person.")]
    if has_account:
        lines.append(_("The account: nobody can sign in with it any more."))
    return lines + _counted(
        {
            "notices": ngettext(
                "%(count)d need or offer: it comes down, its words are emptied unless something was promised.",
                "%(count)d needs and offers: they come down, their words are emptied unless something was promised.",
                counts["notices"],
            ),
            "answers": ngettext(
                "%(count)d answer nobody has decided on: it is taken back, its share is free again.",
                "%(count)d answers nobody has decided on: they are taken back, their shares are free again.",
                counts["answers"],
            ),
            "calls": ngettext(
                "%(count)d call on the list: nobody has to make it any more.",
                "%(count)d calls on the list: nobody has to make them any more.",
                counts["calls"],
            ),
            "agreements": ngettext(
                "%(count)d agreement still to come: it is called off, the other side gets a mail.",
                "%(count)d agreements still to come: they are called off, the other sides get a mail.",
                counts["agreements"],
            ),
        },
        counts,
    )


def what_stays(counts: dict[str, int]) -> list[str]:
    """What is still there afterwards, without the name."""
    return [
        *_counted(
            {
                "promises": ngettext(
                    "%(count)d agreement that is over: it stays counted, kept or not.",
                    "%(count)d agreements that are over: they stay counted, kept or not.",
                    counts["promises"],
                ),
                "shared": ngettext(
                    "%(count)d thing of an organisation others work for: it goes on without this person.",
                    "%(count)d things of organisations others work for: they go on without this person.",
                    counts["shared"],
                ),
                "profiles": ngettext(
                    "%(count)d project or organisation: it stays, without a contact person.",
                    "%(count)d projects and organisations: they stay, without a contact person.",
                    counts["profiles"],
                ),
            },
            counts,
        ),
        _("That there was somebody: figures and histories keep their numbers, nameless."),
        _("That you erased a person, and when. Not whom."),
    ]


def _counted(lines: dict[str, str], counts: dict[str, int]) -> list[str]:
    return [line % {"count": counts[name]} for name, line in lines.items() if counts[name]]
