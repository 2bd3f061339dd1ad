"""An old Joomla site as mysqldump writes it: as many articles as wanted, dirty in the ways such sites are, always the same."""

import random
from collections.abc import Iterator
from pathlib import Path

WORDS = [
    "Hof",
    "Garten",
    "Stuhl",
    "Kuchen",
    "Nachbarn",
    "Abend",
    "Sommer",
    "Fest",
    "Werkstatt",
    "Fahrrad",
    "Bank",
    "Beet",
    "Treppe",
    "Lampe",
    "Chor",
    "Suppe",
    "Brett",
    "Schlüssel",
    "kommen",
    "bringen",
    "bauen",
    "malen",
    "fragen",
    "öffnen",
    "teilen",
    "tragen",
    "kochen",
    "reden",
    "klein",
    "neu",
    "gemeinsam",
    "draußen",
    "freundlich",
    "laut",
    "bunt",
]
TABLES = """-- MySQL dump 10.19  Distrib 10.3.38-MariaDB
--
-- Host: localhost    Database: alt
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `alt_categories`;
CREATE TABLE `alt_categories` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `title` varchar(255) NOT NULL,
  `path` varchar(400) NOT NULL DEFAULT '',
  `extension` varchar(50) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `alt_categories` VALUES (8,'Aus den Quartieren','quartiere','com_content'),(9,'Termine','termine','com_content');
CREATE TABLE `alt_content` (
  `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `title` varchar(255) NOT NULL,
  `alias` varchar(400) NOT NULL,
  `introtext` mediumtext NOT NULL,
  `fulltext` mediumtext NOT NULL,
  `state` tinyint(3) NOT NULL DEFAULT 0,
  `catid` int(10) unsigned NOT NULL DEFAULT 0,
  `created` datetime NOT NULL,
  `created_by` int(10) unsigned NOT NULL DEFAULT 0,
  `publish_up` datetime,
  `images` text NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
"""
END = """CREATE TABLE `alt_users` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `name` varchar(400) NOT NULL DEFAULT '',
  `username` varchar(150) NOT NULL DEFAULT '',
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `alt_users` VALUES (42,'Ilse Kranich','ilse');
-- Dump completed on 2026-11-01 12:00:00
"""
SPAM = '<div style="position:absolute; left:-9999px"><a href="https://slots-gacor.example/">free spins casino</a></div>'
CLOAK = (
    "<script type=\"text/javascript\">var prefix = 'ma' + 'il' + 'to'; var addy9 = 'hof' + '&#64;'; "
    "addy9 = addy9 + 'haus' + '&#46;' + 'example'; document.write(addy9);</script>"
)


def quoted(text: str) -> str:
    """As MySQL writes a string."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace('"', '\\"') + "'"


def sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _n in range(chance.randint(8, 16))]
    return " ".join(words).capitalize() + "."


def article(number: int, chance: random.Random, pictures: int) -> str:
    """One row."""
    paragraphs = [
        f'<p style="font-family: Arial">{" ".join(sentence(chance) for _n in range(4))}</p>' for _n in range(6)
    ]
    if number % 5 == 0:
        paragraphs.insert(2, SPAM)
    if number % 7 == 0:
        paragraphs.append(f"<p>Schreiben Sie an {CLOAK}</p>")
    if number % 3 == 0:
        other = chance.randint(1, number)
        paragraphs.append(
            f'<p>Mehr <a href="index.php?option=com_content&view=article&id={other}:x&catid=8">hier</a>.</p>'
        )
    if number % 11 == 0:
        paragraphs.append("<table><tr><th>Tag</th><th>Was</th></tr><tr><td>Montag</td><td>Suppe</td></tr></table>")
    if pictures and number % 10 == 0:
        paragraphs.insert(1, f'<p><img src="images/bild-{number % pictures}.jpg" alt="Ein Hof mit Stühlen"></p>')
    title = f"{sentence(chance)[:40]} {number}"
    day = f"20{10 + number % 15:02}-{1 + number % 12:02}-{1 + number % 28:02} 09:30:00"
    said = "".join(paragraphs) + "{loadposition werbung}"
    cells = [
        str(number), quoted(title), quoted(f"artikel-{number}"), quoted(f"<p>{sentence(chance)}</p>"), quoted(said),
        "-2" if number % 50 == 0 else "1", "8" if number % 2 else "9", quoted(day), "42", quoted(day), "'{}'",
    ]  # fmt: skip
    return f"({','.join(cells)})"


def pieces(articles: int, *, seed: int = 7, pictures: int = 0) -> Iterator[str]:
    """The dump, piece by piece; 40 rows an INSERT."""
    chance = random.Random(seed)
    yield TABLES
    for first in range(1, articles + 1, 40):
        rows = [article(number, chance, pictures) for number in range(first, min(first + 40, articles + 1))]
        yield f"INSERT INTO `alt_content` VALUES {','.join(rows)};\n"
    yield END


def write_dump(path: Path, articles: int, *, pictures: int = 0) -> None:
    """The file."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces(articles, pictures=pictures))
