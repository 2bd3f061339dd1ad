"""Hands and eyes of a person at a page: by finger or by keyboard alone, with JavaScript or without."""

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext
from playwright.sync_api import Locator, Page, expect

MOST_TABS = 150
HAS_FOCUS = "el => document.activeElement === el"
# Whoever goes by keyboard sees where they are: an outline on the control, on its label, or on the card it stretches over.
SHOWS_FOCUS = """el => {
  const drawn = [...(el.closest("label")?.children ?? [])];
  for (let one = el; one && one.localName !== "main"; one = one.parentElement) drawn.push(one);
  return drawn.some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });
}"""


@dataclass(frozen=True)
class Way:
    """How somebody uses the portal."""

    language: str = "de"
    keyboard: bool = False
    javascript: bool = True

    @property
    def root(self) -> str:
        """Where this person's portal begins."""
        return "" if self.language == "de" else f"/{self.language}"


ways: WeakKeyDictionary[Page, Way] = WeakKeyDictionary()


def way_of(page: Page) -> Way:
    """How the person at this page goes about it."""
    return ways.get(page, Way())


def words(page: Page, text: str, context: str = "", **values: Any) -> str:
    """A sentence of the portal in the language of the page."""
    return words_in(page.locator("html").get_attribute("lang") or "de", text, context, **values)


def words_in(language: str, text: str, context: str = "", **values: Any) -> str:
    """A sentence of the portal in this language, as mails and pages say it."""
    with translation.override(language):
        said = pgettext(context, text) if context else gettext(text)
        if said == text:  # gettext of Python 3.11.2 does not know a message that has a plural
            said = ngettext(text, text, 1)
    return said % values if values else said


def read(page: Page, text: str, context: str = "", **values: Any) -> None:
    """The page says this, for everyone to see."""
    expect(page.locator("main").get_by_text(words(page, text, context, **values)).first).to_be_visible()


def read_heading(page: Page, text: str, context: str = "", **values: Any) -> None:
    """The page is called this."""
    expect(page.locator("h1")).to_have_text(words(page, text, context, **values))


def go(page: Page, address: str) -> Any:
    """Opens an address in the person's own language, or one that is complete as it stands."""
    return page.goto(address if address.startswith("http") else way_of(page).root + address)


def press(page: Page, text: str, context: str = "", within: Locator | None = None) -> None:
    """A button or a link, by what stands on it."""
    name = words(page, text, context)
    around = within or page.locator("main")
    press_it(
        page,
        around.get_by_role("button", name=name, exact=True)
        .or_(around.get_by_role("link", name=name, exact=True))
        .first,
    )


def press_it(page: Page, control: Locator) -> None:
    """Presses what was found and waits for the page it leads to."""
    expect(control).to_be_visible()
    if way_of(page).keyboard:
        tab_to(page, control)
    with page.expect_navigation():
        if way_of(page).keyboard:
            page.keyboard.press("Enter")
        else:
            control.click()


def unfold(page: Page, text: str) -> None:
    """Opens what is folded."""
    fold = page.locator("summary", has_text=words(page, text)).first
    if way_of(page).keyboard:
        tab_to(page, fold)
        page.keyboard.press("Enter")
    else:
        fold.click()


def fill(page: Page, **fields: str) -> None:
    """Writes into fields, in the order given."""
    for name, value in fields.items():
        field = page.locator(f"main [name='{name}']").first
        if not way_of(page).keyboard:
            field.fill(value)
            continue
        tab_to(page, field)
        if field.get_attribute("type") == "date":
            type_day(page, field, value)
        else:
            page.keyboard.press("Control+A")
            page.keyboard.type(value)
        expect(field).to_have_value(value)


def type_day(page: Page, field: Locator, iso: str) -> None:
    """The figures of a day, in the order in which this browser's date field asks for them."""
    year, month, day = iso.split("-")
    for figures in (f"{day}{month}{year}", f"{month}{day}{year}"):
        page.keyboard.type(figures)
        if field.input_value() == iso:
            return
        for _part in range(3):  # back to the first part of the field
            page.keyboard.press("ArrowLeft")


def choose(page: Page, name: str, value: str) -> None:
    """One of several, or a tick."""
    choice = page.locator(f"main input[name='{name}'][value='{value}']").first
    if not way_of(page).keyboard:
        page.locator(f"main label:has(input[name='{name}'][value='{value}'])").first.click()
    elif choice.get_attribute("type") == "checkbox":
        tab_to(page, choice)
        page.keyboard.press("Space")
    else:
        group = page.locator(f"main input[name='{name}']")
        tab_into(page, name)
        for _ in range(group.count()):
            if choice.evaluate(HAS_FOCUS):
                break
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
    expect(choice).to_be_checked()


def select(page: Page, name: str, label: str) -> None:
    """One line of a list that folds out."""
    box = page.locator(f"main select[name='{name}']").first
    if way_of(page).keyboard:
        tab_to(page, box)
        page.keyboard.type(label)
    else:
        box.select_option(label=label)
    expect(box.locator("option:checked")).to_have_text(label)


def tick(page: Page, name: str) -> None:
    """A single box."""
    box = page.locator(f"main input[name='{name}']").first
    if way_of(page).keyboard:
        tab_to(page, box)
        page.keyboard.press("Space")
    else:
        page.locator(f"main label:has(input[name='{name}'])").first.click()
    expect(box).to_be_checked()


def tab_to(page: Page, target: Locator) -> None:
    """Goes on with Tab until the target has the focus, and sees that it has."""
    element = target.element_handle()
    for _ in range(MOST_TABS):
        if element.evaluate(HAS_FOCUS):
            assert element.evaluate(SHOWS_FOCUS), f"no focus to be seen on {target} at {page.url}"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached by Tab at {page.url}")


def tab_into(page: Page, name: str) -> None:
    """Goes on with Tab until one of a group of choices has the focus."""
    for _ in range(MOST_TABS):
        if page.evaluate("() => document.activeElement.name || ''") == name:
            assert page.evaluate(f"() => ({SHOWS_FOCUS})(document.activeElement)"), f"no focus to be seen on {name}"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no choice of {name} can be reached by Tab at {page.url}")


def click_in_mail(page: Page, address: str, button: str) -> None:
    """A link in a mail that does something: done at once where JavaScript runs, else with the page's one button."""
    page.goto(address)
    if way_of(page).javascript:
        page.wait_for_url(lambda url: url != address)
    else:
        press(page, button)
