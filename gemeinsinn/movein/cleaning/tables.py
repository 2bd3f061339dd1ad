"""Tables: those that only arranged a page are dissolved, real ones become lists."""

from gemeinsinn.movein.cleaning.tree import Node

LONGEST_CELL = 300  # characters; a longer one is a paragraph somebody put into a table


def rows_of(table: Node) -> list[list[Node]]:
    """Cells row by row, without those of tables within."""
    rows = list[list[Node]]()

    def look(node: Node) -> None:
        for child in node.children:
            if isinstance(child, str) or child.tag == "table":
                continue
            if child.tag == "tr":
                rows.append([cell for cell in child.children if isinstance(cell, Node) and cell.tag in ("td", "th")])
            else:
                look(child)

    look(table)
    return [row for row in rows if row]


def is_real(table: Node, rows: list[list[Node]]) -> bool:
    """Whether it holds data: heads, or at least two rows and columns of short cells without pictures or tables."""
    if table.all("table", "img", "iframe", "h1", "h2", "h3", "h4"):
        return False
    cells = [cell for row in rows for cell in row]
    if any(len(cell.text.strip()) > LONGEST_CELL for cell in cells):
        return False
    widths = {len(row) for row in rows}
    return len(rows) >= 2 and max(widths) >= 2 and (bool(table.all("th")) or len(widths) == 1)


def heads_of(rows: list[list[Node]]) -> list[str]:
    """The words above the columns, if the first row is made of heads."""
    if all(cell.tag == "th" for cell in rows[0]):
        return [" ".join(cell.text.split()) for cell in rows[0]]
    return []
