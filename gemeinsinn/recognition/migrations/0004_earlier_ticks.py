"""Ticks at the door from before there were hours: each becomes a row, as if it had been counted then.

Once, when the portal is upgraded. What stands already, of the shift or as an own entry of the same need and day, stays.
"""

from django.db import migrations
from django.utils import timezone

from gemeinsinn.recognition.lifecycle.hours import minutes_between

ATTENDED, CONFIRMED, BY_SHIFT, TICK, HOST = "attended", "confirmed", "shift", "tick", "host"
PATHS = ("shift__plan__need", "enrolment__response__contact", "checked_by")


def count_earlier(apps, schema_editor):
    """In the order of the days, so that the oldest contact of an address gives its name."""
    ticked = apps.get_model("volunteering", "SignUp").objects.filter(state=ATTENDED)
    ticked = ticked.exclude(enrolment__response__contact__confirmed_at=None)
    ticked = ticked.exclude(enrolment__response__contact__email="").select_related(*PATHS)
    for sign_up in ticked.order_by("shift__starts_at", "pk").iterator(chunk_size=500):
        volunteer = volunteer_of(apps, sign_up.enrolment.response.contact)
        if not stands_already(apps, volunteer, sign_up.shift):
            count(apps, volunteer, sign_up)


def volunteer_of(apps, contact):
    """The row of this address, with a contact of its own that belongs to the account of the address if there is one."""
    address = contact.email.strip().lower()
    volunteers = apps.get_model("recognition", "Volunteer").objects
    known = volunteers.filter(address=address).first()
    if known is not None:
        return known
    own = apps.get_model("people", "Contact").objects.create(
        name=contact.name, email=address, language=contact.language, created_at=contact.confirmed_at,
        confirmed_at=contact.confirmed_at, user=contact.user,
    )  # fmt: skip
    return volunteers.create(contact=own, address=address, created_at=contact.confirmed_at)


def stands_already(apps, volunteer, shift):
    """Whether the shift is counted, or its day was entered by hand."""
    rows = apps.get_model("recognition", "Hours").objects.filter(volunteer=volunteer)
    day = timezone.localdate(shift.starts_at)
    return rows.filter(shift=shift).exists() or rows.filter(need=shift.plan.need, shift=None, day=day).exists()


def count(apps, volunteer, sign_up):
    """The hours of one shift and their first step, dated as the tick was."""
    shift, need = sign_up.shift, sign_up.shift.plan.need
    told = apps.get_model("volunteering", "Opportunity").objects.filter(pk=need.pk).first()
    at = sign_up.checked_in_at or shift.ends_at
    hours = apps.get_model("recognition", "Hours").objects.create(
        volunteer=volunteer, need=need, organisation_id=need.organisation_id, agency_id=need.agency_id,
        field_id=told.field_id if told else None, shift=shift, day=timezone.localdate(shift.starts_at),
        minutes=minutes_between(shift.starts_at, shift.ends_at), what=shift.role or need.title, source=BY_SHIFT,
        state=CONFIRMED, created_at=at,
    )  # fmt: skip
    apps.get_model("recognition", "HoursStep").objects.create(
        hours=hours, act=TICK, side=HOST, by=sign_up.checked_by, at=at, after=hours.minutes
    )


class Migration(migrations.Migration):
    dependencies = [("recognition", "0001_squashed_0003_cards_allowances_thanks")]

    operations = [migrations.RunPython(count_earlier, migrations.RunPython.noop, elidable=True)]
