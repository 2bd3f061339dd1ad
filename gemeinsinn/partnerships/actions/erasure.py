"""A person leaves: what they agreed to stays counted, without their name."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.organisations.rules import others_work_for
from gemeinsinn.partnerships.actions.agreements import cancel_agreement
from gemeinsinn.partnerships.actions.thanks import keep_thanks
from gemeinsinn.partnerships.lifecycle import OTHER, Side, can_cancel
from gemeinsinn.partnerships.models import Agreement, Fulfilment, Signature
from gemeinsinn.partnerships.queries.agreements import agreements
from gemeinsinn.partnerships.sides import contact_of, organisation_of
from gemeinsinn.people.personal_data import NOBODY, Person

WORDS = ("what", "how_much", "when", "where", "benefit", "organiser")


@transaction.atomic
def erase_agreements(person: Person, *, now: datetime) -> None:
    """Calls off what is still to come, then takes the person out of terms, signatures and answers.

    What an organisation with other people has agreed to stands; it only loses the person.
    """
    mine = (
        Q(response__contact__in=person.contacts)
        | Q(response__need__contact__in=person.contacts)
        | Q(response__offer__contact__in=person.contacts)
    )
    if person.user is not None:
        mine |= Q(broker=person.user)
        Signature.objects.filter(by=person.user).update(typed_name=NOBODY)
    for agreement in agreements().filter(mine):
        drop_mails(about=f"agreement-{agreement.pk}-")
        sides = [side for side in Side if is_on(person, agreement, side)]
        for side in sides:
            erase_side(agreement, side, now=now)
        for answer in agreement.answers.all():
            answer.sentence, answer.reason = person.without(answer.sentence), person.without(answer.reason)
            answer.save(update_fields=["sentence", "reason"])
        for version in agreement.versions.all():
            version.terms = without_person(agreement, version.terms, sides, person)
            version.save(update_fields=["terms"])
        for side in sides:
            leave(agreement, side, person, now=now)


def is_on(person: Person, agreement: Agreement, side: Side) -> bool:
    """The person is behind this side."""
    contact = contact_of(agreement.response, side)
    return contact is not None and contact.pk in person.contacts


def erase_side(agreement: Agreement, side: Side, *, now: datetime) -> None:
    """The side's typed names and sentences; public thanks go with them."""
    Signature.objects.filter(version__agreement=agreement, side=side).update(typed_name=NOBODY)
    Fulfilment.objects.filter(agreement=agreement, side=side).update(sentence="", reason="", may_publish=False)
    keep_thanks(agreement, now=now)


def leave(agreement: Agreement, side: Side, person: Person, *, now: datetime) -> None:
    """Calls off what nobody is left to do; the other side hears why, without a name."""
    if others_work_for(organisation_of(agreement.response, side), person.user_id):
        return
    agreement.refresh_from_db(fields=["state"])
    if can_cancel(agreement.state, agreement.due_on, timezone.localdate(now), staff=False):
        other = contact_of(agreement.response, OTHER[side])
        with translation.override(other.language if other else agreement.response.notice.language):
            reason = _("The other side has had their data deleted and can no longer be reached.")
        cancel_agreement(agreement=agreement, side=side, now=now, reason=reason)


def without_person(agreement: Agreement, terms: dict[str, Any], sides: list[Side], person: Person) -> dict[str, Any]:
    """The terms with the person's name taken out; what was agreed and organisations' names stay."""
    new = {key: person.without(value) if key in WORDS else value for key, value in terms.items()}
    for side in sides:
        new[side] = {"name": NOBODY, "organisation": terms[side]["organisation"]}
        if terms["organiser"] == terms[side]["name"]:
            new["organiser"] = NOBODY
    if person.user is not None and agreement.broker_id == person.user.pk:
        new["broker"] = str(agreement.response.notice.agency or "")
    return new
