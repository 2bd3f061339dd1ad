"""The description in OpenAPI: whole, with examples that are true, and the page made from it."""

import re

import pytest
from django.conf import settings
from django.utils.translation import override

from gemeinsinn.api import shapes
from gemeinsinn.api.description import described, example_of
from gemeinsinn.api.manual import type_words
from gemeinsinn.api.problems import SORTS
from gemeinsinn.api.templatetags.api_reference import codes


def operations():
    return [operation["get"] for operation in described()["paths"].values()]


@pytest.mark.django_db
def test_it_is_answered_as_openapi(ask):
    said = ask("/openapi.json")
    assert (said.status, said.data["openapi"], said.data["info"]["title"]) == (200, "3.1.0", "Gemeinsinn")
    assert said.data["info"]["contact"]["name"] == settings.NETWORK["name"]
    assert said.data["info"]["license"]["identifier"] == "EUPL-1.2"
    assert said.data["servers"][0]["url"] == settings.BASE_URL


def test_every_parameter_and_field_is_described_with_an_example():
    lacking = [
        f"{operation['operationId']}.{part['name']}"
        for operation in operations()
        for part in operation["parameters"]
        if not part.get("description") or "example" not in part
    ]
    for name, schema in described()["components"]["schemas"].items():
        for field, part in schema["properties"].items():
            composed = "$ref" in str(part) or "'properties'" in str(part)
            if not composed and not (part.get("description") and part.get("examples")):
                lacking.append(f"{name}.{field}")
    assert lacking == []


@pytest.mark.parametrize(
    "shape", [shapes.Need, shapes.Offer, shapes.Project, shapes.Needs, shapes.Offers, shapes.Projects]
)
def test_the_examples_are_valid(shape):
    schemas = described()["components"]["schemas"]
    assert shape.model_validate(example_of(schemas[shape.__name__], schemas))


def test_no_parameter_can_be_null():
    assert "null" not in str([operation["parameters"] for operation in operations()])


def test_every_problem_is_told_for_every_address():
    for operation in operations():
        statuses = set(operation["responses"])
        single = operation["operationId"].startswith("get")
        assert statuses >= {"200", "304", "422", "404", "429", "500", "503"} | ({"410"} if single else set())
        for status, answer in operation["responses"].items():
            if status >= "400":
                example = answer["content"]["application/problem+json"]["example"]
                assert example["type"].partition("#")[2] in SORTS and example["status"] == int(status)


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "string", "format": "date"}, "date"), ({"$ref": "#/components/schemas/Place"}, "Place"),
        ({"type": "array", "items": {"type": "string"}}, "list of string"), ({"enum": ["a", "b"]}, "a | b"),
        ({"type": "integer", "minimum": 1, "maximum": 9}, "integer 1 to 9"), ({"type": "boolean"}, "boolean"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer or null"),
    ],
)  # fmt: skip
def test_types_are_told_in_words(schema, words):
    with override("en"):
        assert type_words(schema) == words


def test_code_is_marked_and_nothing_else_gets_through():
    assert codes("`a<b` & <script>") == "<code>a&lt;b</code> &amp; &lt;script&gt;"


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_shows_every_address_shape_and_problem(prefix, client):
    page = client.get(f"{prefix}/api/v1/").content.decode()
    ids = set(re.findall(r'id="([\w-]+)"', page))
    wanted = {operation["operationId"] for operation in operations()} | set(SORTS) | {"terms"}
    wanted |= {f"shape-{name}" for name in described()["components"]["schemas"]}
    assert wanted <= ids
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= ids
    assert ("Bedarfe am Brett" in page, "Needs on the board" in page) == (prefix == "", prefix == "/en")
    assert ("Liste von Need" in page, "list of Need" in page) == (prefix == "", prefix == "/en")


@pytest.mark.django_db
def test_a_problem_leads_to_its_line(ask, client):
    kind = ask("/needs?limit=0").data["type"]
    page, _, anchor = kind.removeprefix(settings.BASE_URL).partition("#")
    assert f'id="{anchor}"' in client.get(page).content.decode()


@pytest.mark.django_db
def test_the_page_is_linked_from_every_page(client):
    assert 'href="/api/v1/"' in client.get("/impressum/").content.decode()


def words_of(part, key=""):
    """Every description and summary of a document, examples left out."""
    if isinstance(part, dict):
        told = {name: value for name, value in part.items() if name not in {"example", "examples"}}
        return [word for name, value in told.items() for word in words_of(value, name)]
    if isinstance(part, list):
        return [word for one in part for word in words_of(one)]
    return [" ".join(part.split())] if key in {"description", "summary"} and part else []


def without_words(part):
    if isinstance(part, dict):
        return {
            name: value if name in {"example", "examples"} else without_words(value)
            for name, value in part.items()
            if not (name in {"description", "summary"} and isinstance(value, str))
        }
    return [without_words(one) for one in part] if isinstance(part, list) else part


def test_every_word_is_german_and_nothing_else_changes():
    english, german = described("en"), described("de")
    assert without_words(german) == without_words(english)
    same = {one for one, other in zip(words_of(english), words_of(german), strict=True) if one == other}
    # Names that are the same in both languages: the network's.
    assert same == {settings.NETWORK["name"]}
    assert described("fr") == english


@pytest.mark.django_db
def test_the_document_comes_in_both_languages(client):
    answers = [client.get(f"/api/v1/openapi.json{query}") for query in ("", "?language=de", "?language=xx")]
    assert [one["Content-Language"] for one in answers] == ["en", "de", "en"]
    assert [one.json()["paths"]["/api/v1/needs"]["get"]["summary"] for one in answers] == [
        "Needs on the board",
        "Bedarfe am Brett",
        "Needs on the board",
    ]
    assert answers[0]["ETag"] != answers[1]["ETag"]
