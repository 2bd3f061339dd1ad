"""Reads the components and their examples from the template folders; the gallery and the tests live on it."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.template import Context, Template, engines
from django.utils.safestring import SafeString
from django_cotton.compiler_regex import CottonCompiler

from gemeinsinn.ui.samples import samples

FOLDER = Path(__file__).parent / "templates" / "components"
# Used by the layouts only; shown on the page of the layouts, not as an example.
LAYOUT_ONLY = {"header", "footer"}
_HEADING = re.compile(r"^\{# (.+?) #\}\n", re.MULTILINE)
_NAMES = re.compile(r'\b(id|for|name|aria-describedby|aria-labelledby)="([^"]+)"')
_VARS = re.compile(r"<c-vars\s+(.*?)/?>", re.DOTALL)


@dataclass(frozen=True)
class Example:
    """One use of a component: a heading, the markup as it would be written, and its id in the gallery."""

    title: str
    code: str
    wide: bool = False

    @property
    def html(self) -> SafeString:
        """The example as HTML, with the sample data of the gallery."""
        engine = engines["django"].engine
        template = Template(CottonCompiler().process(self.code), engine=engine)
        return SafeString(template.render(Context(samples())))

    @property
    def night(self) -> SafeString:
        """The same once more on one page: every id and name gets a suffix, so that none is there twice."""
        return SafeString(
            _NAMES.sub(lambda found: f'{found[1]}="{" ".join(name + "-n" for name in found[2].split())}"', self.html)
        )


@dataclass(frozen=True)
class Component:
    """A folder with index.html and example.html."""

    folder: str
    purpose: str
    attributes: tuple[str, ...]
    examples: tuple[Example, ...]

    @property
    def slug(self) -> str:
        return self.folder.replace("_", "-")

    @property
    def tag(self) -> str:
        return f"<c-{self.slug}>"


def components() -> list[Component]:
    """Every component that has an example, by name."""
    return [read_component(path.parent) for path in sorted(FOLDER.glob("*/example.html"))]


def read_component(folder: Path) -> Component:
    """Purpose: the first comment of example.html; then headings in comments, each with its markup."""
    text = (folder / "example.html").read_text()
    parts = _HEADING.split(text)
    purpose, rest = parts[1], parts[3:] if not parts[2].strip() else ["", *parts[2:]]
    examples = tuple(
        Example(title.removesuffix(" (wide)"), code.strip() + "\n", title.endswith("(wide)"))
        for title, code in zip(rest[::2], rest[1::2], strict=True)
    )
    declared = _VARS.search((folder / "index.html").read_text())
    names = re.findall(r":?([a-z_]+)=", declared[1]) if declared else []
    return Component(folder.name, purpose, tuple(names), examples)
