"""German catalogues without system tools: extract, compile and check them with Babel.

    tools/messages.py update [app ...]   bring catalogues in line with the source, keeping translations
    tools/messages.py compile            make the .mo files Django reads
    tools/messages.py check              name everything untranslated, stale or unlike its source

Source strings are English, so only German has catalogues: one an app, sorted, without line numbers or dates.
"""

import argparse
import io
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[1] / "gemeinsinn"
HEADER = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|(?<!%)%[sd]|\{\w*\}")
# django-cotton evaluates `:title="_('Needs')"`, which Django's own lexer takes for plain text.
IN_ATTRIBUTE = re.compile(r"""(?<![\w%])_\(\s*(["'])((?:(?!\1).)+)\1\s*\)""")


def apps() -> list[str]:
    """Every app of ours, by folder name."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/apps.py"))


def catalogue_path(app: str) -> Path:
    return PACKAGE / app / "locale" / "de" / "LC_MESSAGES" / "django.po"


def sources(app: str) -> Iterator[tuple[Path, str]]:
    """Python as it is, and templates turned into Python that only holds their messages."""
    folder = PACKAGE / app
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.relative_to(folder).parts:
            yield path, path.read_text(encoding="utf-8")
    for path in sorted(p for p in folder.glob("templates/**/*") if p.is_file()):
        text = path.read_text(encoding="utf-8")
        code = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
        extra = "\n".join(f"_({match[2]!r})" for match in IN_ATTRIBUTE.finditer(text))
        yield path, f"{code}\n{extra}\n"


def found(app: str) -> Catalog:
    """What the source of one app says today, untranslated."""
    catalogue = Catalog(locale="de", fuzzy=False)
    for path, text in sources(app):
        try:
            for _line, message, _comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
                catalogue.add(message, context=context)
        except (SyntaxError, ValueError) as problem:
            sys.exit(f"{path}: cannot be read for messages: {problem}")
    return catalogue


def kept(app: str) -> Catalog:
    """The catalogue as it lies in the repository."""
    path = catalogue_path(app)
    if not path.exists():
        return Catalog(locale="de", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="de")


def entries(catalogue: Catalog) -> list[Message]:
    return sorted((message for message in catalogue if message.id), key=lambda m: (first(m), m.context or ""))


def first(message: Message) -> str:
    return str(message.id if isinstance(message.id, str) else message.id[0])


def forms(message: Message) -> list[str]:
    """The German of one message: one text, or one for each plural form."""
    texts = [message.string] if isinstance(message.string, str) else list(message.string)
    return [text or "" for text in texts]


def write_whole(path: Path, content: bytes) -> None:
    """Replaces a file in one step, and leaves it alone if nothing changed."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)


def update(app: str) -> None:
    """Adds what is new, drops what is gone (and says so), keeps every translation."""
    now, before = found(app), kept(app)
    if not entries(now) and not catalogue_path(app).exists():
        return
    merged = Catalog(locale="de", fuzzy=False)
    for message in entries(now):
        old = before.get(message.id, message.context)
        same_shape = old is not None and isinstance(old.id, str) == isinstance(message.id, str)
        merged.add(message.id, old.string if old and same_shape else "", context=message.context)
    for message in entries(before):
        if now.get(message.id, message.context) is None:
            print(f"{app}: dropped {first(message)!r} = {forms(message)[0]!r}")
    buffer = io.BytesIO()
    write_po(buffer, merged, width=110, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    write_whole(catalogue_path(app), HEADER.encode() + buffer.getvalue())
    open_ones = sum(not all(forms(message)) for message in entries(merged))
    print(f"{app}: {len(entries(merged))} messages, {open_ones} to translate")


def compile_app(app: str) -> None:
    """Writes the .mo beside the .po; apps without a catalogue, or with a fresh .mo, are passed over."""
    path = catalogue_path(app)
    compiled = path.with_suffix(".mo")
    if not path.exists() or (compiled.exists() and compiled.stat().st_mtime >= path.stat().st_mtime):
        return
    buffer = io.BytesIO()
    write_mo(buffer, kept(app))
    write_whole(compiled, buffer.getvalue())
    os.utime(compiled)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def unlike(message: Message) -> bool:
    """True if German drops or invents a placeholder; the singular of a plural may drop the number."""
    texts = [message.id] if isinstance(message.id, str) else list(message.id)
    allowed = set().union(*(placeholders(text) for text in texts))
    german = [placeholders(text) for text in forms(message)]
    return german[-1] != placeholders(texts[-1]) or any(not have <= allowed for have in german)


def doubled(text: str) -> bool:
    """True if a sentence stands there twice, as a merge of two catalogues may leave it."""
    middle = len(text) // 2
    return " " in text[:middle] and text[:middle] == text[middle:]


def faults(app: str) -> Iterator[str]:
    """Everything wrong with one catalogue, a sentence each."""
    now, have = found(app), kept(app)
    for message in entries(now):
        if have.get(message.id, message.context) is None:
            yield f"{app}: not in the catalogue: {first(message)!r}"
    for message in entries(have):
        if now.get(message.id, message.context) is None:
            yield f"{app}: no longer in the source: {first(message)!r}"
        elif not all(forms(message)):
            yield f"{app}: untranslated: {first(message)!r}"
        elif message.fuzzy:
            yield f"{app}: fuzzy: {first(message)!r}"
        elif unlike(message):
            yield f"{app}: placeholders differ: {first(message)!r} = {forms(message)!r}"
        elif any(doubled(text) for text in forms(message)):
            yield f"{app}: said twice: {first(message)!r} = {forms(message)!r}"


def contradictions() -> Iterator[str]:
    """The same words with different German in two apps: give one of them a context."""
    said: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for app in apps():
        for message in entries(kept(app)):
            if all(forms(message)):
                said[first(message), message.context or ""][" / ".join(forms(message))].append(app)
    for (text, _context), variants in sorted(said.items()):
        if len(variants) > 1:
            heard = "; ".join(f"{german!r} in {', '.join(where)}" for german, where in variants.items())
            yield f"{text!r} has more than one German: {heard}"


def check() -> int:
    problems = [fault for app in apps() for fault in faults(app)] + list(contradictions())
    for problem in problems:
        print(problem)
    total = sum(len(entries(kept(app))) for app in apps())
    print(f"{total} messages in {len(apps())} apps, {len(problems)} faults")
    return 1 if problems else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", choices=["update", "compile", "check"])
    parser.add_argument("apps", nargs="*", metavar="app", help="for update: only these (default: all)")
    chosen = parser.parse_args()
    unknown = set(chosen.apps) - set(apps())
    if unknown:
        parser.error(f"no such app: {', '.join(sorted(unknown))}")
    if not settings.configured:
        settings.configure(USE_I18N=True)  # templatize asks for it; nothing else of Django is started
    if chosen.act == "check":
        return check()
    for app in chosen.apps or apps():
        (update if chosen.act == "update" else compile_app)(app)
    return 0


if __name__ == "__main__":
    sys.exit(main())
