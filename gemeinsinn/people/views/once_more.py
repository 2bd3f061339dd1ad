"""/konto/bestaetigen/: before something important, a code by e-mail for those without a second factor."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.people.actions.codes import DEMO_DOMAIN, check_code, send_code
from gemeinsinn.people.brakes import brake_checking, brake_sending
from gemeinsinn.people.forms import CodeForm
from gemeinsinn.people.models import AddressCode
from gemeinsinn.people.views.sign_in import wanted_address

KEPT = "people.once_more"
PURPOSE = AddressCode.Purpose.CONFIRM


@method_decorator([never_cache, login_required], name="dispatch")
class OnceMore(BaseReauthenticateView):
    """First a button that sends the code, then the field for it; afterwards on to what was wanted."""

    form_class = CodeForm
    template_name = "people/once_more.html"
    status = 200

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "send" not in request.POST:
            return super().post(request, *args, **kwargs)
        now = timezone.now()
        brake_sending(request, request.user.email, now=now)
        request.session[KEPT] = send_code(
            email=request.user.email, purpose=PURPOSE, language=request.LANGUAGE_CODE, now=now, user=request.user
        )
        wanted = wanted_address(request)
        return redirect(f"{request.path}?{urlencode({'next': wanted})}" if wanted else request.path)

    def form_valid(self, form: CodeForm) -> HttpResponse:
        now = timezone.now()
        user = self.request.user
        try:
            brake_checking(self.request, user.email, now=now)
            handle = self.request.session.get(KEPT, "")
            row = check_code(handle=handle, purpose=PURPOSE, code=form.cleaned_data["code"], now=now)
            if row.user_id != user.pk:
                raise NoLongerThere
        except DomainError as problem:
            form.add_error("code", str(problem))
            self.status = problem.status
            return self.form_invalid(form)
        self.request.session.pop(KEPT, None)
        record_authentication(self.request, user, method="code", reauthenticated=True)
        response: HttpResponse = super().form_valid(form)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["sent"] = KEPT in self.request.session and self.status != NoLongerThere.status
        context["demo_code"] = settings.DEMO_CODE if self.request.user.email.endswith(DEMO_DOMAIN) else ""
        context["next"] = wanted_address(self.request)
        return context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        status = self.status if self.status != 200 or not context["form"].errors else 422
        return super().render_to_response(context, status=status, **kwargs)
