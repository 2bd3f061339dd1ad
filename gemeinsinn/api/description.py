"""The description of the interface in OpenAPI 3.1: ninja's, with examples, problems, headers and who to ask."""

import json
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_noop as _

from gemeinsinn.api.delivered import OpportunityRow
from gemeinsinn.api.delivering import table_of
from gemeinsinn.api.problems import CONTENT_TYPE, SORTS, type_of
from gemeinsinn.api.translating import in_active_language
from gemeinsinn.api.version_one import TABLE, api

Json = dict[str, Any]
PREFIX = "api/v1/"
REF = "#/components/schemas/"
ORDER = (
    "id", "q", "side", "kind", "field", "state", "agency", "place", "near", "radius", "quarter", "until", "accessible", "words", "changed_since", "sort",
    "language", "limit", "cursor",
)  # fmt: skip
ABOUT = _(
    "Needs, offers, opportunities and projects of volunteer agencies and their neighbourhoods, for other software to read. "
    "Everything here also stands on the portal's public pages; nobody signs in, and no private person is named.\n\n"
    "Texts belong to those who wrote them. Show them with a link to their page and the name of the network "
    "({network}), and take down what answers 410 or is no longer in the list."
)
PROBLEM: Json = {
    "title": "Problem",
    "description": _("Problem details as in RFC 9457."),
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {
            "type": "string", "format": "uri", "description": _("Address that explains this sort of problem."),
            "examples": ["https://portal.example/en/api/v1/#wrong-parameter"],
        },
        "title": {
            "type": "string", "description": _("The sort in words."), "examples": ["A parameter cannot be read"],
        },
        "status": {"type": "integer", "description": _("The status again."), "examples": [422]},
        "detail": {
            "type": "string", "description": _("What it is this time."), "examples": ["A parameter cannot be read."],
        },
        "errors": {
            "type": "array", "description": _("With `wrong-parameter`: each one."),
            "items": {
                "type": "object", "required": ["parameter", "detail"],
                "properties": {
                    "parameter": {"type": "string", "description": _("Its name."), "examples": ["limit"]},
                    "detail": {
                        "type": "string", "description": _("What is wrong with it."),
                        "examples": ["Input should be less than or equal to 100"],
                    },
                },
            },
        },
        "suggestions": {
            "type": "array", "description": _("With `unknown-place`: names that resemble it."),
            "items": {"type": "string"}, "examples": [["Halle (Saale)"]],
        },
    },
}  # fmt: skip
HEADERS: Json = {
    "ETag": {
        "description": _("Mark of this answer; send it back in If-None-Match."),
        "schema": {"type": "string"},
        "example": '"5b2c1f0e9a7d4c3b8e6f1a2d3c4b5a69"',
    },
    "Link": {
        "description": _("The next page, if there is one."),
        "schema": {"type": "string"},
        "example": '<https://portal.example/api/v1/needs?cursor=bjE3NjM2>; rel="next"',
    },
    "Retry-After": {"description": _("Seconds to wait."), "schema": {"type": "integer"}, "example": 120},
}


def described(language: str = "en") -> Json:
    """The whole document with its words in a language; it stays the same while the program runs."""
    return _described(language if language in dict(settings.LANGUAGES) else "en")


@cache
def _described(language: str) -> Json:
    if language != "en":
        with translation.override(language):
            told: Json = in_active_language(_described("en"))
            about = translation.gettext(ABOUT).format(network=settings.NETWORK["name"] or "Gemeinsinn")
            told["info"] |= {"description": about}
        return told
    with translation.override("en"):
        network = settings.NETWORK
        told = dict(api.get_openapi_schema(path_prefix=PREFIX))
        told["info"] = {
            "title": "Gemeinsinn",
            "summary": _("Needs, offers and projects of a neighbourhood"),
            "version": api.version,
            "description": ABOUT.format(network=network["name"] or "Gemeinsinn"),
            "termsOfService": f"{settings.BASE_URL}{reverse('api:reference')}#terms",
            "contact": {
                "name": network["name"] or "Gemeinsinn",
                "url": settings.BASE_URL + reverse("portal:contact"),
                **({"email": network["mail"]} if network["mail"] else {}),
            },
            "license": {"name": "EUPL 1.2 (the software and this description)", "identifier": "EUPL-1.2"},
        }
        told["servers"] = [{"url": settings.BASE_URL, "description": network["name"] or "This portal"}]
        told["externalDocs"] = {
            "description": _("The same to read"),
            "url": settings.BASE_URL + reverse("api:reference"),
        }
    schemas = told["components"]["schemas"]
    # Ninja also lists the parameters' own models, which no answer holds.
    told["components"]["schemas"] = {name: schemas[name] for name in schemas if not name.endswith("Asked")}
    told["components"]["schemas"]["Problem"] = PROBLEM
    for path in told["paths"].values():
        for operation in path.values():
            complete(operation, told["components"]["schemas"])
    return told


@cache
def described_text(language: str) -> str:
    """The document as it is sent."""
    return json.dumps(described(language), ensure_ascii=False, separators=(",", ":"))


def complete(operation: Json, schemas: Json) -> None:
    """Parameters without null, examples of answers, and every problem that may come instead."""
    operation["parameters"].sort(key=lambda parameter: ORDER.index(parameter["name"]))
    for parameter in operation["parameters"]:
        straighten(parameter)
    good = operation["responses"][200]
    content = good["content"]["application/json"]
    content["example"] = example_of(content["schema"], schemas)
    if operation["operationId"] == TABLE:
        rows = [OpportunityRow.model_validate(row) for row in content["example"]["items"]]
        good["content"] = {"text/csv": {"schema": {"type": "string"}, "example": table_of(rows)}}
    is_list = operation["operationId"].startswith(("list", "search"))
    good["description"] = _("One page.") if is_list else _("It is there.")
    good["headers"] = {name: HEADERS[name] for name in (("ETag", "Link") if is_list else ("ETag",))}
    answers: Json = {
        "200": good,
        "304": {"description": _("You have it already."), "headers": {"ETag": HEADERS["ETag"]}},
    }
    sorts = ["wrong-parameter", "too-many-requests", "server-fault", "try-again"]
    sorts += ["unknown-place", "unknown-cursor"] if is_list else ["not-found", "gone"]
    for sort in sorted(sorts, key=lambda name: SORTS[name].status):
        answers.setdefault(str(SORTS[sort].status), problem_answer(sort))
    operation["responses"] = answers


def straighten(parameter: Json) -> None:
    """A parameter is there or not; it is never null."""
    schema: Json = parameter["schema"]
    schema |= next((part for part in schema.pop("anyOf", []) if part.get("type") != "null"), {})
    for name in ("title", "description", "examples"):
        schema.pop(name, None)
    if schema.get("default", "none") in (None, "", []):
        del schema["default"]
    if "examples" in parameter:
        parameter["example"] = parameter.pop("examples")[0]


def problem_answer(sort: str) -> Json:
    """A problem as an answer with its example."""
    about = SORTS[sort]
    example = {"type": type_of(sort), "title": about.title, "status": about.status, "detail": about.meaning}
    answer: Json = {
        "description": about.title,
        "content": {CONTENT_TYPE: {"schema": {"$ref": f"{REF}Problem"}, "example": example}},
    }
    if about.status in {429, 503}:
        answer["headers"] = {"Retry-After": HEADERS["Retry-After"]}
    return answer


def example_of(schema: Json, schemas: Json) -> Any:
    """An example made of the examples of the parts."""
    if schema.get("examples"):
        return schema["examples"][0]
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].removeprefix(REF)], schemas)
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], schemas)
    if schema["type"] == "array":
        return [example_of(schema["items"], schemas)]
    return {name: example_of(part, schemas) for name, part in schema["properties"].items()}
