"""What a thumb has to hit is tall enough on a phone, and nothing is printed small."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.factories.exchange import make_need

LEAST_TARGET, LEAST_TEXT = 44, 16  # CSS pixels
MEASURE = """([target, text]) => {
  const seen = (one) => { const box = one.getBoundingClientRect(); return box.width > 2 && box.height > 2 && box.right > 0; };
  const inSentence = (one) => one.tagName === "A" && getComputedStyle(one).display === "inline"
    && [...one.parentElement.childNodes].some((beside) => beside.nodeType === 3 && beside.textContent.trim().length > 3);
  const covers = (one) => parseFloat(getComputedStyle(one, "::after").height) >= target;
  const label = (one) => one.closest("label") ?? one;
  const low = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
    .filter((one) => seen(one) && !one.matches(".skip") && !inSentence(one) && !covers(one))
    .filter((one) => label(one).getBoundingClientRect().height < target - .1)
    .map((one) => `${one.tagName} ${one.innerText || one.name} ${one.getBoundingClientRect().height}`);
  const small = [...document.querySelectorAll("main *, header *, footer *")]
    .filter((one) => seen(one) && !one.closest("svg, .visually-hidden, .steps, [class*=step]"))
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .filter((one) => parseFloat(getComputedStyle(one).fontSize) < text)
    .map((one) => `${one.tagName} ${one.innerText} ${getComputedStyle(one).fontSize}`);
  return [low, small];
}"""


PATHS = (
    "/", "/bedarfe/", "{need}", "{need_short}ja/", "/bedarfe/schreiben/", "/anruf/", "/suche/", "/kontakt/",
    "/konto/anmelden/", "/api/v1/", "/en/bedarfe/",
)  # fmt: skip


def test_targets_and_small_print_on_a_phone(page: Page, halle: Any) -> None:
    need = make_need(quarter=halle.quarter)
    found = {}
    for path in PATHS:
        page.goto(path.format(need=f"/bedarfe/{need.pk}-{need.slug}/", need_short=f"/bedarfe/{need.pk}/"))
        low, small = page.evaluate(MEASURE, [LEAST_TARGET, LEAST_TEXT])
        found[path] = low, [one for one in small if not one.startswith("CODE")]
    assert found == dict.fromkeys(PATHS, ([], []))


def test_the_measure_finds_what_is_too_small(page: Page, site: Callable[..., str]) -> None:
    """The control."""
    page.goto("/kontakt/")
    page.evaluate(
        "document.querySelector('main a').style.cssText = 'display: inline-block; min-block-size: 0; padding: 0; font-size: 12px'"
    )
    low, small = page.evaluate(MEASURE, [LEAST_TARGET, LEAST_TEXT])
    assert len(low) == len(small) == 1
