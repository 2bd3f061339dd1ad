"""Hours of the demo: entered week by week, confirmed by the agency, and what follows from them."""

from datetime import datetime, timedelta

from gemeinsinn.core.money import Money
from gemeinsinn.demo.network.hours import GIVERS, Giver
from gemeinsinn.demo.stage import Stage, email_of
from gemeinsinn.demo.writing import form_key
from gemeinsinn.people.models import User
from gemeinsinn.recognition.actions.allowances import note_allowance, start_counting
from gemeinsinn.recognition.actions.attesting import Wanted, request_attestation, sign_attestation
from gemeinsinn.recognition.actions.confirming import confirm_hours, correct_hours
from gemeinsinn.recognition.actions.entering import Told, enter_hours
from gemeinsinn.recognition.actions.thanking import agree_to_letters, agree_to_public_thanks
from gemeinsinn.recognition.actions.volunteers import volunteer_at, volunteer_of
from gemeinsinn.recognition.lifecycle.allowances import Kind
from gemeinsinn.recognition.lifecycle.attestations import Part, Signer
from gemeinsinn.recognition.lifecycle.hours import Side
from gemeinsinn.recognition.models import Hours, Volunteer
from gemeinsinn.recognition.placing import place_of_organisation
from gemeinsinn.recognition.queries.attestations import hosts_served
from gemeinsinn.recognition.wording.allowances import counting_words
from gemeinsinn.recognition.wording.thanks import letter_words, public_words
from gemeinsinn.volunteering.models import EngagementField

SHOWN = (Part.NAME, Part.HOST, Part.FIELDS, Part.HOURS, Part.PERIOD)


def give_time(stage: Stage) -> None:
    """Everybody's hours, and then their certificates, allowances and thanks."""
    for helper in GIVERS:
        volunteer = somebody(helper, stage)
        work(stage, helper, volunteer)
        if helper.certificate:
            certify(stage, helper, volunteer)
        be_thanked(stage, helper, volunteer)
        if helper.paid:
            be_paid(stage, helper, volunteer)


def somebody(helper: Giver, stage: Stage) -> Volunteer:
    """By account where there is one."""
    at = stage.days.moment(-helper.since, helper.by)
    user = User.objects.filter(name=helper.by).first()
    if user is not None:
        return volunteer_of(user=user, now=at)
    return volunteer_at(email_of(helper.by), name=helper.by, language="de", now=at)


def work(stage: Stage, helper: Giver, volunteer: Volunteer) -> None:
    """Entered the day after; all but the last few are confirmed, and one was a quarter of an hour too much."""
    host = stage.organisations[helper.host]
    place = place_of_organisation(host, EngagementField.objects.filter(name=helper.field).first())
    entered: list[Hours] = []
    for ago in range(helper.since, 1, -helper.every):
        at = stage.days.moment(1 - ago, helper.by)
        told = Told(stage.days.day(-ago), helper.minutes, helper.what)
        key = form_key("hours", helper.by, str(ago))
        entered.append(enter_hours(volunteer=volunteer, told=told, place=place, form_key=key, by=None, now=at))
    by, at = stage.broker_of(place.agency), stage.days.moment(-1, helper.host)
    done = entered[: len(entered) - helper.waiting]
    confirm_hours(hours=done, side=Side.AGENCY, by=by, now=at)
    told_why = "Wir haben um Viertel vor zugemacht."
    correct_hours(hours=done[-1], minutes=helper.minutes - 15, reason=told_why, side=Side.AGENCY, by=by, now=at)


def certify(stage: Stage, helper: Giver, volunteer: Volunteer) -> None:
    """Asked for; where the story says so, confirmed by both."""
    host = hosts_served(volunteer)[0]
    at = stage.days.moment(-1, helper.what)
    wanted = Wanted(
        host.first, host.last, helper.by, functions=helper.functions, skills=helper.skills, trainings=helper.trainings
    )
    made = request_attestation(
        volunteer=volunteer, host=host, wanted=wanted, shows=SHOWN, form_key=form_key("certificate", helper.by), now=at
    )
    if helper.certificate != "valid":
        return
    contact, by = stage.contact_names[helper.host], stage.broker_of(made.agency)
    for signer, name, who in ((Signer.HOST, contact, None), (Signer.AGENCY, by.name, by)):
        later: datetime = at + timedelta(minutes=20)
        sign_attestation(attestation=made, signer=signer, agreed=True, typed_name=name, by=who, now=later)


def be_thanked(stage: Stage, helper: Giver, volunteer: Volunteer) -> None:
    """Only who wants to be."""
    at = stage.days.moment(-2, helper.by)
    if helper.public:
        field = EngagementField.objects.filter(name=helper.field).first()
        agree_to_public_thanks(volunteer=volunteer, name=helper.public, field=field, wording=public_words(), now=at)
    street, postcode, town = helper.letter
    if street:
        agree_to_letters(
            volunteer=volunteer,
            name=helper.by,
            street=street,
            postcode=postcode,
            town=town,
            wording=letter_words(),
            now=at,
        )


def be_paid(stage: Stage, helper: Giver, volunteer: Volunteer) -> None:
    """Two hosts pay the same person: together it comes near the limit."""
    start_counting(volunteer=volunteer, wording=counting_words(), now=stage.days.moment(-250, helper.by))
    for payer, cents, ago in helper.paid:
        note_allowance(
            volunteer=volunteer, kind=Kind.VOLUNTEER, amount=Money(cents), payer=payer, paid_on=stage.days.day(-ago),
            form_key=form_key("allowance", helper.by, payer), now=stage.days.moment(1 - ago, payer),
        )  # fmt: skip
