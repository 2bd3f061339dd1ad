"""A guardian's page: what it is about, yes or no. The link stays open until the answer, and shows it afterwards."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.wording.responses import summary_of
from gemeinsinn.people.personal import personal_path
from gemeinsinn.volunteering.actions.consenting import give_consent, refuse_consent
from gemeinsinn.volunteering.models import GuardianConsent
from gemeinsinn.volunteering.queries.signups import sign_ups_of
from gemeinsinn.volunteering.wording.shifts import shift_words


def consent_words() -> str:
    """What a guardian says yes to; kept as it was shown."""
    return _(
        "I am a parent or guardian of this young person. I agree that they help on the dates named here, and that their "
        "name, age and contact are passed on to the organiser for this."
    )


def consent(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """Looking changes nothing; two buttons do."""
    guardian = (
        GuardianConsent.objects.select_related(
            "contact",
            "enrolment__response__contact",
            "enrolment__response__need__agency",
            "enrolment__response__need__plan",
        )
        .filter(pk=link.subject_id)
        .first()
    )
    if guardian is None or rest:
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            if request.POST.get("antwort") == "ja":
                give_consent(guardian=guardian, wording=consent_words(), now=timezone.now())
            else:
                refuse_consent(guardian=guardian, now=timezone.now())
            return redirect(personal_path(token))
        except DomainError as error:
            problem = str(error)
    response = guardian.enrolment.response
    context = {
        "guardian": guardian,
        "young": response.contact.name,
        "age": guardian.enrolment.age,
        "notice": response.need,
        "agency": response.notice.agency,
        "summary": summary_of(response.notice),
        "rows": [shift_words(one.shift) for one in sign_ups_of(guardian.enrolment)],
        "wording": guardian.wording or consent_words(),
        "problem": problem,
    }
    return render(request, "volunteering/consent.html", context, status=409 if problem else 200)
