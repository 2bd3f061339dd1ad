"""The money of a grant on the applicant's page: account, instalments, what is asked back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.fund.actions.paying import draw_down, note_account, repayment_letter
from gemeinsinn.fund.forms.money import AccountForm, DrawForm
from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.lifecycle.rulesets import Payment
from gemeinsinn.fund.models import Application
from gemeinsinn.fund.queries.money import money_of
from gemeinsinn.fund.wording.money import demand_words, payment_words

LETTER = "rueckforderung-"
ACTS = ("konto", "abruf")
FORMS: dict[str, Any] = {"konto": AccountForm, "abruf": DrawForm}


def shown_money(application: Application, url: Callable[[str], str], wrong: Any = None) -> dict[str, Any]:
    """What fund/parts/money.html shows; nothing before the acceptance."""
    money = money_of(application) if application.state == State.ACCEPTED else None
    if money is None:
        return {}
    draws = application.rules.payment == Payment.INSTALMENTS and money.account and money.free.cents > 0
    return {
        "money": money, "mode": application.rules.payment.value, "need_months": application.rules.need_months,
        "payments": [(one, payment_words(one)) for one in money.payments],
        "demands": [(one, demand_words(one), url(f"{LETTER}{one.pk}.pdf")) for one in money.demands],
        "account_form": wrong if isinstance(wrong, AccountForm) else AccountForm(), "account_url": url("konto"),
        "draw_form": (wrong if isinstance(wrong, DrawForm) else DrawForm()) if draws else None, "draw_url": url("abruf"),
    }  # fmt: skip


def letter(application: Application, rest: str) -> bytes:
    """The letter of one demand of this grant, or 404."""
    money = money_of(application)
    number = rest.removeprefix(LETTER).removesuffix(".pdf")
    found = next((one for one in money.demands if str(one.pk) == number), None) if money else None
    if found is None:
        raise Http404
    return repayment_letter(application, found)


def do(request: HttpRequest, application: Application, what: str) -> Any:
    """Keeps an account or asks for an instalment; the form if it could not be taken."""
    form = FORMS[what](request.POST)
    if not form.is_valid():
        return form
    act = note_account if what == "konto" else draw_down
    try:
        act(application=application, now=timezone.now(), **form.cleaned_data)
    except DomainError as problem:
        form.add_error(None, str(problem))
        return form
    noted = _("Noted. From now on only the last four figures are shown.")
    messages.success(request, noted if what == "konto" else _("Asked for. We transfer it with the next payments."))
    return None
