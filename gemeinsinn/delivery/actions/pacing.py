"""How fast: limits a minute for each receiving domain and in all, rests after refusals, a stop after too many."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q, Sum

from gemeinsinn.delivery.actions.mailings import pause
from gemeinsinn.delivery.lifecycle.mailings import WAVE, State, deserves_rest, is_wave, quiet_after
from gemeinsinn.delivery.models import Batch, Mailing, Pace

ALL = ""
LATEST = 10  # batches looked at for a wave of refusals


def limit_of(domain: str) -> int:
    """Messages a minute; 0: as many as it takes."""
    return int(settings.MAIL_PER_MINUTE if domain == ALL else settings.MAIL_PER_MINUTE_DOMAIN)


def minute_of(now: datetime) -> int:
    """Counted since 1970."""
    return int(now.timestamp()) // 60


def take_turns(*, domain: str, wanted: int, now: datetime) -> int:
    """How many of so many messages may go to a domain in this minute (ALL: altogether); they are counted at once."""
    limit = limit_of(domain)
    if not limit or not wanted:
        return wanted  # without a transaction: this is asked for every domain of every batch
    return _count_turns(domain, limit, wanted, now)


@transaction.atomic
def _count_turns(domain: str, limit: int, wanted: int, now: datetime) -> int:
    Pace.objects.get_or_create(domain=domain)
    pace = Pace.objects.select_for_update().get(domain=domain)
    used = pace.count if pace.minute == minute_of(now) else 0
    granted = max(min(wanted, limit - used), 0)
    Pace.objects.filter(pk=pace.pk).update(minute=minute_of(now), count=used + granted)
    return granted


def resting_domains(*, now: datetime) -> list[str]:
    """Domains nothing may go to at this moment; ALL among them: to none."""
    resting = Q(quiet_until__gt=now)
    if limit_of("-"):
        resting |= Q(minute=minute_of(now), count__gte=limit_of("-")) & ~Q(domain=ALL)
    if limit_of(ALL):
        resting |= Q(minute=minute_of(now), count__gte=limit_of(ALL), domain=ALL)
    return list(Pace.objects.filter(resting).values_list("domain", flat=True))


@transaction.atomic
def learn_pace(*, sent: Mapping[str, int], later: Mapping[str, int], now: datetime) -> None:
    """From one batch, by domain: who mostly said "later" is left alone, longer each time; who takes mail is not."""
    for domain in later:
        if deserves_rest(sent.get(domain, 0), later[domain]):
            pace, _new = Pace.objects.get_or_create(domain=domain)
            Pace.objects.filter(pk=pace.pk).update(
                quiet_until=now + quiet_after(pace.strikes), strikes=min(pace.strikes + 1, 30)
            )
    calm = [domain for domain in sent if domain not in later]
    Pace.objects.filter(domain__in=calm, strikes__gt=0).update(strikes=0, quiet_until=None)


@transaction.atomic
def rest(*, mailing: Mailing, because: str, now: datetime) -> None:
    """The server itself is away or busy: the mailing waits, longer each time."""
    Mailing.objects.filter(pk=mailing.pk).update(
        quiet_until=now + quiet_after(mailing.strikes), strikes=min(mailing.strikes + 1, 30),
        stopped_because=because[:300],
    )  # fmt: skip
    mailing.refresh_from_db()


def calm_down(*, mailing: Mailing) -> None:
    """The server takes mail again."""
    if mailing.strikes:
        Mailing.objects.filter(pk=mailing.pk).update(strikes=0, quiet_until=None, stopped_because="")
        mailing.refresh_from_db()


@transaction.atomic
def stop_wave(*, mailing: Mailing, now: datetime) -> bool:
    """Pauses a mailing of whose latest rows too many were refused for good; True if it did."""
    since = Q(claimed_at__gte=mailing.going_since) if mailing.going_since else Q()
    latest = Batch.objects.filter(since, mailing=mailing).order_by("-id").values("pk")[:LATEST]
    sums = Batch.objects.filter(pk__in=list(latest.values_list("pk", flat=True))).aggregate(
        sent=Sum("sent", default=0), refused=Sum("refused", default=0)
    )
    if not is_wave(sums["sent"], sums["refused"]):
        return False
    if not Mailing.objects.filter(pk=mailing.pk, state=State.RUNNING).exists():
        return False  # another worker saw it, too
    pause(mailing=mailing, by=None, now=now, because=WAVE)
    return True
