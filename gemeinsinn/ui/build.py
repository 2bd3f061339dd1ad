"""Makes the one stylesheet from its parts, and the web fonts from the installed typefaces."""

from pathlib import Path

from gemeinsinn.ui.fonts import FACES, write_font

SOURCES = Path(__file__).parent / "static" / "ui"
# Files directly in ui/css, in this order; then every component, by name.
PARTS = ("reset", "tokens", "fonts", "base", "layout", "screens", "masthead", "footer", "drawings")
STYLESHEET = "ui/site.css"
BUILT = (STYLESHEET, *(f"ui/fonts/{face}.woff2" for face in FACES))


def style_sources() -> list[Path]:
    """The parts of the stylesheet in the order in which they are joined; utilities and print come last."""
    named = [SOURCES / "css" / f"{part}.css" for part in PARTS]
    components = sorted((SOURCES / "components").glob("*.css"))
    return [*named, *components, SOURCES / "css" / "utilities.css", SOURCES / "css" / "print.css"]


def stylesheet() -> str:
    """All parts as one text, without comments and without indentation."""
    lines = (line.strip() for path in style_sources() for line in without_comments(path.read_text()).splitlines())
    # The parts lie one folder deeper than the whole.
    return "\n".join(line for line in lines if line).replace('url("../', 'url("') + "\n"


def without_comments(css: str) -> str:
    """CSS without /* ... */."""
    kept, rest = "", css
    while "/*" in rest:
        before, _, rest = rest.partition("/*")
        kept += before
        rest = rest.partition("*/")[2]
    return kept + rest


def build(folder: Path, only: str = "") -> None:
    """Writes what is missing or out of date into `folder`."""
    for path in BUILT:
        if only and path != only:
            continue
        target = folder / path
        if path == STYLESHEET:
            newest = max(source.stat().st_mtime for source in style_sources())
            if not target.exists() or target.stat().st_mtime < newest:
                replace(target, stylesheet().encode())
        elif not target.exists():
            replace(target, write_font(target.stem))


def replace(target: Path, content: bytes) -> None:
    """Writes beside and renames: a second process never reads half a file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".draft")
    draft.write_bytes(content)
    draft.replace(target)
