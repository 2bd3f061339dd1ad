"""The tear-off strips of a notice: what is promised is torn off."""

MOST_STRIPS = 20
TENTHS = 10


def strips(amount: int | None, covered: int, *, in_tenths: bool = False) -> list[bool]:
    """One strip a unit up to 20, otherwise tenths of the whole; True is torn off.

    A strip is torn only for a share that is really promised, and the last one hangs until nothing is missing.
    """
    if not amount:
        return []
    units = -(-amount // 100)
    count = TENTHS if in_tenths or units > MOST_STRIPS else units
    torn = covered * count // amount
    if covered and not torn:
        torn = 1 if count > 1 else 0
    if covered >= amount:
        torn = count
    return [number < torn for number in range(count)]
