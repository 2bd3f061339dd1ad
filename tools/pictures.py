"""Takes the pictures of README.md from a running demo: tools/pictures.py http://127.0.0.1:8000"""

import io
import re
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tools.chromium import CHROMIUM
from tools.look import FLAGS, sign_in

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
PHONE, SCREEN = (375, 812), (1280, 860)


def open_page(browser: Browser, size: tuple[int, int], *, dark: bool) -> Page:
    """A visitor's page; phones at twice the dots."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2 if size is PHONE else 1,
        color_scheme="dark" if dark else "light",
        locale="de-DE",
        reduced_motion="reduce",
    )
    return context.new_page()


def keep(page: Page, name: str) -> None:
    """What is on the screen, as WebP."""
    page.evaluate("document.fonts.ready")
    FOLDER.mkdir(parents=True, exist_ok=True)
    Image.open(io.BytesIO(page.screenshot())).save(FOLDER / f"{name}.webp", quality=82, method=6)


def main() -> int:
    site = sys.argv[1].rstrip("/")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = open_page(browser, SCREEN, dark=False)
        page.goto(f"{site}/")
        keep(page, "front")
        page.goto(f"{site}/bedarfe/")
        need = re.search(r'href="(/bedarfe/\d+-[^"]+)"', page.content())
        for dark in (False, True):
            phone = open_page(browser, PHONE, dark=dark)
            phone.goto(f"{site}{need[1] if need else '/bedarfe/'}")
            keep(phone, "need-dark" if dark else "need")
        desk = open_page(browser, SCREEN, dark=False)
        sign_in(desk, f"{site}/", "agentur@demo.example", "123456")
        desk.goto(f"{site}/schreibtisch/")
        keep(desk, "desk")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
