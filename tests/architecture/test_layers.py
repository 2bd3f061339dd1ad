"""What import-linter cannot see: relations by name, addresses by name, templates by path."""

import ast
import re

from django.apps import apps
from django.conf import settings

from tests.architecture.tree import PACKAGE, app_of, may_know, name_of, parsed, python_files, ranks, templates

URL_TAG = re.compile(r"""\{%-?\s*url\s+["']([a-z_]+):""")
TEMPLATE_TAG = re.compile(r"""\{%-?\s*(?:extends|include)\s+["']([a-z_]+)/""")
STATIC_TAG = re.compile(r"""\{%-?\s*static\s+["']([a-z_]+)/""")
TEMPLATE_PATH = re.compile(r"^([a-z_]+)/[\w/.-]+\.(?:html|txt|svg|xml)$")
REVERSING = {"reverse", "reverse_lazy", "redirect", "resolve_url"}


def test_every_app_has_its_place():
    folders = {path.parent.name for path in PACKAGE.glob("*/apps.py")}
    assert folders == set(ranks())
    installed = {config.name for config in apps.get_app_configs() if config.name.startswith("gemeinsinn.")}
    assert {name.removeprefix("gemeinsinn.") for name in installed} == folders


def test_relations_point_down():
    faults = []
    for model in apps.get_models():
        if not model.__module__.startswith("gemeinsinn."):
            continue
        for field in model._meta.get_fields():
            other = field.related_model
            if not (field.concrete and field.is_relation and other) or other._meta.label == settings.AUTH_USER_MODEL:
                continue
            if other.__module__.startswith("gemeinsinn.") and not may_know(
                model._meta.app_label, other._meta.app_label
            ):
                faults.append(f"{model._meta.label}.{field.name} → {other._meta.label}")
    assert not faults, "\n".join(faults)


def test_templates_name_only_what_lies_below():
    faults = []
    for path in templates():
        text = path.read_text(encoding="utf-8")
        for pattern in (URL_TAG, TEMPLATE_TAG, STATIC_TAG):
            for match in pattern.finditer(text):
                if match[1] in ranks() and not may_know(app_of(path), match[1]):
                    faults.append(f"{name_of(path)}: {match[0]}")
    assert not faults, "\n".join(faults)


def test_python_names_only_addresses_and_templates_below():
    faults = []
    for path in python_files():
        for node in ast.walk(parsed(path)):
            named = None
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0] if node.args else None
                if called in REVERSING and isinstance(first, ast.Constant) and ":" in str(first.value):
                    named = str(first.value).split(":")[0]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                match = TEMPLATE_PATH.match(node.value)
                named = match[1] if match else None
            if named in ranks() and not may_know(app_of(path), named):
                faults.append(f"{name_of(path)}:{node.lineno} names something of {named}")
    assert not faults, "\n".join(faults)
