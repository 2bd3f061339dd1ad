"""What went wrong is said in the site's design, with the right status and without the database."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, OperationalError
from django.http import HttpResponse, HttpResponseNotAllowed
from django.test import RequestFactory
from django.utils import translation

from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed, TooMuch, TooOften
from gemeinsinn.ui.failures import is_storage_trouble
from gemeinsinn.ui.middleware import DomainErrors
from gemeinsinn.ui.views import errors


@pytest.fixture
def request_here(rf: RequestFactory):
    request = rf.get("/bedarfe/")
    request.user = SimpleNamespace(is_authenticated=False)
    return request


def text_of(response):
    return response.content.decode()


def caused_by_postgres(state):
    fault = OperationalError("server said no")
    fault.__cause__ = SimpleNamespaceError(state)
    return fault


class SimpleNamespaceError(Exception):
    """Stands in for psycopg's errors, which carry sqlstate."""

    def __init__(self, sqlstate):
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("view", "status", "headline"),
    [
        (errors.bad_request, 400, "Das konnten wir nicht lesen"),
        (errors.permission_denied, 403, "Das ist nicht Ihre Tür"),
        (errors.page_not_found, 404, "Hier fehlt eine Latte. Und die Seite auch."),
        (errors.server_error, 500, "Hier ist etwas von der Wand gefallen"),
        (errors.csrf_failure, 403, "Das Formular war zu lange offen"),
    ],
)
def test_handlers(request_here, view, status, headline):
    """No test here may touch the database: pytest-django would refuse."""
    response = view(request_here)
    assert response.status_code == status
    assert f"<h1>{headline}</h1>" in text_of(response)
    assert response["Cache-Control"] == "no-store"
    assert '<html lang="de">' in text_of(response)


@pytest.mark.django_db
def test_the_language_switch_leads_somewhere_from_a_page_that_does_not_exist(client):
    assert '<a href="/en/" lang="en"' in text_of(client.get("/nix/"))
    assert '<a href="/" lang="de"' in text_of(client.get("/en/nix/"))


def test_english(request_here):
    with translation.override("en"):
        shown = text_of(errors.page_not_found(request_here))
    assert "A slat is missing here. So is the page." in shown
    assert '<html lang="en">' in shown


def test_a_refusal_with_words_of_its_own(request_here):
    assert "Nur für die Agentur Halle." in text_of(
        errors.permission_denied(request_here, PermissionDenied("Nur für die Agentur Halle."))
    )


@pytest.mark.parametrize(
    ("error", "status"), [(DomainError, 409), (NotAllowed, 403), (NoLongerThere, 410), (TooMuch, 409), (TooOften, 429)]
)
def test_errors_of_the_domain_become_pages(request_here, error, status):
    middleware = DomainErrors(lambda request: None)
    response = middleware.process_exception(request_here, error("Es fehlen nur noch 5 <Stühle>."))
    assert response.status_code == status
    assert "Es fehlen nur noch 5 &lt;Stühle&gt;." in text_of(response)


def test_a_full_disk_is_said_plainly(request_here):
    fine = HttpResponse()
    middleware = DomainErrors(lambda _request: fine)
    response = middleware.process_exception(request_here, OperationalError("database or disk is full"))
    assert (response.status_code, response["Retry-After"]) == (503, "120")
    assert "Wir können gerade nichts aufschreiben" in text_of(response)
    assert middleware(request_here) is fine


def test_other_faults_are_left_to_django(request_here):
    middleware = DomainErrors(lambda request: None)
    assert middleware.process_exception(request_here, ZeroDivisionError()) is None
    assert middleware.process_exception(request_here, IntegrityError("UNIQUE constraint failed")) is None


def test_a_full_disk_outside_a_view(request_here):
    """The session is written after the view; Django then asks for the page of 500."""
    try:
        raise OperationalError("database is locked")
    except OperationalError:
        assert errors.server_error(request_here).status_code == 503


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (OperationalError("database is locked"), True),
        (OperationalError("attempt to write a readonly database"), True),
        (OperationalError("disk I/O error"), True),
        (DatabaseError("no such table: x"), False),
        (caused_by_postgres("53100"), True),
        (caused_by_postgres("57P01"), True),
        (caused_by_postgres("55P03"), True),
        (caused_by_postgres("23505"), False),
        (caused_by_postgres(None), False),
    ],
)
def test_what_counts_as_trouble_with_the_storage(fault, trouble):
    assert is_storage_trouble(fault) is trouble


@pytest.mark.parametrize(
    ("accept", "content", "drawn"),
    [("text/html,*/*", b"", True), ("application/json", b"", False), ("text/html", b"told already", False)],
)
def test_an_address_that_only_takes_a_form_has_a_page_for_who_looks(rf, accept, content, drawn):
    request = rf.get("/melden/", headers={"accept": accept})
    request.user = SimpleNamespace(is_authenticated=False)
    answer = DomainErrors(lambda _request: HttpResponseNotAllowed(["POST"], content))(request)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert ("<h1>Hier ist nur ein Schlitz für Formulare</h1>" in text_of(answer)) is drawn
