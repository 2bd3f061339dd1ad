"""A need's or an offer's own page, and the picture it is shared with."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.exchange.answering import answer_path, is_planned
from gemeinsinn.exchange.lifecycle.notices import SHOWN, State, is_answerable, is_expired
from gemeinsinn.exchange.models import Need, Notice, Offer
from gemeinsinn.exchange.public_page import sections_for
from gemeinsinn.exchange.queries.givers import givers_of
from gemeinsinn.exchange.queries.notices import notice_with_all, similar_nearby
from gemeinsinn.exchange.rules.notices import can_read_notice
from gemeinsinn.exchange.showing.cards import notice_card, notice_path, yes_words
from gemeinsinn.exchange.showing.pictures import picture_words
from gemeinsinn.exchange.showing.structured import structured_data
from gemeinsinn.exchange.wording.gone import NoticeGone
from gemeinsinn.exchange.wording.notices import LANGUAGES
from gemeinsinn.exchange.wording.phrases import (
    amount_words,
    author_words,
    kind_label,
    missing_of,
    missing_words,
    place_words,
    when_words,
)
from gemeinsinn.places.access import access_line
from gemeinsinn.projects.lifecycle import PUBLIC
from gemeinsinn.projects.models import Project
from gemeinsinn.ui.sharing import folder_of, picture_answer
from gemeinsinn.ui.wording import missing_words as missing_html

MODELS: dict[str, type[Need] | type[Offer]] = {"need": Need, "offer": Offer}
UNSEEN = frozenset({State.DRAFT, State.UNCONFIRMED})


def find_readable(request: HttpRequest, noun: str, pk: int) -> Need | Offer:
    """404 for what nobody has sent or the agency has not seen, 410 for what was taken down."""
    model = MODELS[noun]
    try:
        notice = notice_with_all(model, pk)
    except (model.DoesNotExist, OverflowError):
        raise Http404 from None
    if notice.state in UNSEEN:
        raise Http404
    if notice.state == State.WITHDRAWN or (notice.state == State.HIDDEN and not can_read_notice(request.user, notice)):
        raise NoticeGone(_("It was met, withdrawn, or its time was up. There is more on the board."))
    if notice.state not in SHOWN and not can_read_notice(request.user, notice):
        raise Http404
    return notice


@require_safe
def short(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """/bedarfe/12/ leads to the full address, which holds the headline: only who may read it is led there."""
    notice = find_readable(request, noun, pk)
    return redirect(notice_path(notice)) if can_read_notice(request.user, notice) else for_partners(request, noun)


def for_partners(request: HttpRequest, noun: str) -> HttpResponse:
    """Who this is for, and the way to the sign-in."""
    context = {"is_need": noun == "need", "next": request.path}
    return render(request, "exchange/partners_only.html", context, status=403)


@require_safe
def detail(request: HttpRequest, pk: int, slug: str, noun: str) -> HttpResponse:
    """Everything about one notice; a wrong slug leads to the right one."""
    notice = find_readable(request, noun, pk)
    if not can_read_notice(request.user, notice):
        return for_partners(request, noun)
    if slug != (notice.slug or "-"):
        return redirect(notice_path(notice), permanent=True)
    return render(request, "exchange/detail.html", page_context(request, notice))


def page_context(request: HttpRequest, notice: Need | Offer) -> dict[str, Any]:
    """What the page shows; the same for needs and offers."""
    is_need = isinstance(notice, Need)
    noun = "need" if is_need else "offer"
    address = settings.BASE_URL + notice_path(notice)
    image = settings.BASE_URL + reverse(f"exchange:{noun}_image", args=[notice.pk])
    missing = missing_of(notice)
    return {
        "notice": notice,
        "is_need": is_need,
        **standing(notice, missing),
        "kind_label": kind_label(notice.kind),
        "author": author_words(notice),
        "organisation_href": organisation_href(notice),
        "amount": amount_words(notice),
        "when": when_words(notice),
        "where": place_words(notice),
        "access": access_line(notice),
        "missing": missing,
        "missing_words": missing_words(notice),
        "missing_html": (
            missing_html(missing["left"], missing["total"], missing["unit_text"], given=missing["given"])
            if missing
            else ""
        ),
        "benefit": notice.benefit if isinstance(notice, Need) else "",
        "languages": [(code, LANGUAGES[code]) for code in notice.languages if code in LANGUAGES],
        **ways_to_answer(notice, noun),
        "project": public_project(notice),
        "givers": [] if is_planned(notice) else givers_of(notice),
        "sections": sections_for(notice, request.user),
        "similar": [notice_card(other) for other in similar_nearby(notice, request.user)],
        "board_href": reverse("exchange:needs" if is_need else "exchange:offers"),
        "board_near_href": board_near(notice),
        "address": address,
        "image": image,
        "structured": structured_data(notice, address=address, image=image),
    }


def ways_to_answer(notice: Need | Offer, noun: str) -> dict[str, Any]:
    """Yes, or a call; who comes first."""
    return {
        "yes_href": answer_path(notice),
        "yes_words": yes_words(notice),
        "call_href": reverse(f"exchange:call_{noun}", args=[notice.pk]),
        "broker_first": notice.contact_mode == Notice.ContactMode.BROKER,
        "phone_first": notice.contact_mode == Notice.ContactMode.PHONE,
        "broker_text": _("looks after this place and gladly helps on the phone") if notice.agency else "",
    }


def standing(notice: Need | Offer, missing: dict[str, Any] | None) -> dict[str, bool]:
    """How it stands today, also before the hourly job has noticed that its last day is over."""
    today = timezone.localdate()
    over = notice.state == State.PUBLISHED and is_expired(notice.until, today)
    return {
        "is_open": is_answerable(notice.state, notice.until, today),
        "is_over": over or notice.state == State.EXPIRED,
        "is_done": notice.state == State.DONE,
        "waits": notice.state in {State.SUBMITTED, State.RETURNED},
        "is_hidden": notice.state == State.HIDDEN,
        "is_full": bool(missing and missing["none_left"]),
        "has_line": is_planned(notice),
    }


def organisation_href(notice: Need | Offer) -> str:
    """The partner's page, if it has one that everyone may see."""
    organisation = notice.organisation
    if organisation is None or organisation.state != "published":
        return ""
    return reverse("organisations:detail", args=[organisation.slug])


def public_project(notice: Need | Offer) -> Project | None:
    """The project it belongs to, if everyone may see it: of one that waits or was taken down not even the name."""
    project = notice.project if isinstance(notice, Need) else None
    return project if project is not None and project.state in PUBLIC else None


def board_near(notice: Need | Offer) -> str:
    """The board around this place."""
    base = reverse("exchange:needs" if isinstance(notice, Need) else "exchange:offers")
    return f"{base}?quartier={notice.quarter.slug}" if notice.quarter else base


@require_safe
def share_image(request: HttpRequest, pk: int, noun: str) -> HttpResponse:
    """The picture messengers show beside the link. Only for what everyone may read."""
    notice = find_readable(request, noun, pk)
    if notice.state not in SHOWN or notice.audience != Notice.Audience.PUBLIC:
        raise Http404
    return picture_answer(folder_of(notice), picture_words(notice))
