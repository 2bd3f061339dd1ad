"""The description of the interface cut into what the reference page shows."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from gemeinsinn.api.description import REF, Json, described

ROW = f"{REF}OpportunityRow"  # what a line of the table holds
SHOWN_PARAMETERS = ("q", "kind", "place", "radius", "state", "language")  # enough for an example people understand


@dataclass(frozen=True, slots=True)
class Line:
    """One parameter or field."""

    name: str
    type: str
    text: str
    example: str = ""
    shape: str = ""  # name of the shape it leads to


@dataclass(frozen=True, slots=True)
class Address:
    """One address with all there is to say about it."""

    key: str
    path: str
    title: str
    text: str
    parameters: list[Line]
    shape: str
    request: str
    answer: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of thing that is given out."""

    name: str
    text: str
    fields: list[Line]


@cache
def addresses(language: str) -> list[Address]:
    """Every address, in the order of the description, told in a language."""
    with override(language):
        return [address_of(path, operation["get"]) for path, operation in described(language)["paths"].items()]


def address_of(path: str, operation: Json) -> Address:
    """One address; the request is its parameters' own examples."""
    sorts = operation["responses"]["200"]["content"]
    content = sorts.get("application/json") or sorts["text/csv"]
    asked = {part["name"]: part["example"] for part in operation["parameters"] if part["name"] in SHOWN_PARAMETERS}
    filled = path.replace("{id}", "17")
    query = urlencode(asked, doseq=True) if "{id}" not in path else ""
    example = content["example"]
    return Address(
        key=operation["operationId"],
        path=path,
        title=operation["summary"],
        text=operation["description"],
        parameters=[parameter_line(part) for part in operation["parameters"]],
        shape=content["schema"].get("$ref", ROW).removeprefix(REF),
        request=f"curl '{settings.BASE_URL}{filled}{'?' if query else ''}{query}'",
        answer=example if isinstance(example, str) else json.dumps(example, ensure_ascii=False, indent=2),
    )


def parameter_line(part: Json) -> Line:
    """A parameter with its limits and what holds without it."""
    words = type_words(part["schema"])
    if "default" in part["schema"]:
        words = _("%(type)s, else %(default)s") % {"type": words, "default": part["schema"]["default"]}
    example: Any = part["example"]
    shown = urlencode({part["name"]: example}, doseq=True) if isinstance(example, list) else str(example)
    return Line(part["name"], words, part["description"], shown)


@cache
def shapes(language: str) -> list[Shape]:
    """Everything that is given out, by name, told in a language."""
    found = described(language)["components"]["schemas"]
    with override(language):
        return [
            Shape(name, schema.get("description", ""), [field_line(*pair) for pair in schema["properties"].items()])
            for name, schema in sorted(found.items())
        ]


def field_line(name: str, schema: Json) -> Line:
    """A field with its type and the shape it leads to."""
    inner = next((part for part in schema.get("anyOf", []) if part.get("type") != "null"), schema)
    leads_to = inner.get("$ref", inner.get("items", {}).get("$ref", "")).removeprefix(REF)
    return Line(name, type_words(schema), schema.get("description", ""), shape=leads_to)


def type_words(schema: Json) -> str:
    """ "integer 1 to 100", "list of Need", "date or null"."""
    if "anyOf" in schema:
        return _(" or ").join(type_words(part) for part in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(REF)
    if schema.get("type") == "array":
        return _("list of %(what)s") % {"what": type_words(schema["items"])}
    if "enum" in schema:
        return " | ".join(schema["enum"])
    if "minimum" in schema and "maximum" in schema:
        limits = {"type": schema["type"], "least": schema["minimum"], "most": schema["maximum"]}
        return _("%(type)s %(least)s to %(most)s") % limits
    return str(schema.get("format") or schema.get("const") or schema["type"])
