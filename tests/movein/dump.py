"""A small dump of an old Joomla site, as phpMyAdmin writes it, for tests."""

from pathlib import Path

HEAD = """-- phpMyAdmin SQL Dump
/*!40101 SET NAMES utf8mb4 */;
SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
CREATE TABLE `x1_session` (`data` blob);
INSERT INTO `x1_session` (`data`) VALUES ('a;b''c -- /* nothing'), (0xDEADBEEF);
INSERT INTO `x1_categories` (`id`, `title`, `path`) VALUES (8, 'Aus dem Quartier', 'quartier'), (2, 'Uncategorised', 'u');
INSERT INTO `x1_users` (`id`, `name`, `username`, `email`) VALUES (42, 'Ilse Kranich', 'ilse', 'ilse@alt.example');
INSERT INTO `x1_menu` (`id`, `path`, `link`) VALUES
(1, 'neuigkeiten', 'index.php?option=com_content&view=category&layout=blog&id=8'),
(2, 'ueber-uns', 'index.php?option=com_content&view=article&id=3');
"""
COLUMNS = [
    "id",
    "title",
    "alias",
    "introtext",
    "fulltext",
    "state",
    "catid",
    "created",
    "created_by",
    "publish_up",
    "images",
    "access",
]
PLAIN = {
    "title": "Der Hof", "alias": "der-hof", "introtext": "<p>Ein Hof wird schön.</p>", "fulltext": "<p>Alle kamen.</p>",
    "state": "1", "catid": "8", "created": "2015-03-29 22:30:00", "created_by": "42",
    "publish_up": "0000-00-00 00:00:00", "images": "", "access": "1",
}  # fmt: skip


def quoted(text: str | None) -> str:
    """As MySQL writes a value."""
    if text is None:
        return "NULL"
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"


def insert(*articles: dict[str, str | None]) -> str:
    """Rows of #__content."""
    names = ", ".join(f"`{name}`" for name in COLUMNS)
    rows = [", ".join(quoted((PLAIN | article).get(name)) for name in COLUMNS) for article in articles]
    return f"INSERT INTO `x1_content` ({names}) VALUES\n" + ",\n".join(f"({row})" for row in rows) + ";\n"


def write(path: Path, *articles: dict[str, str | None]) -> Path:
    """The file."""
    path.write_text(HEAD + insert(*articles) + "COMMIT;\n", encoding="utf-8")
    return path
