"""Takes a screenshot of a page with Chromium and, if asked, prints what axe finds.

tools/look.py http://127.0.0.1:8000/ out.png --width 375 --dark --full --axe
"""

import argparse
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tools.chromium import CHROMIUM

FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--hide-scrollbars"]


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Screenshot and accessibility check of one page.")
    parser.add_argument("url")
    parser.add_argument(
        "out", nargs="?", default="", help="PNG to write; without it only --axe and the facts are shown"
    )
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=800)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--full", action="store_true", help="the whole page, not only the first screen")
    parser.add_argument("--lang", default="de")
    parser.add_argument("--axe", action="store_true", help="print what axe finds; status 1 if there is anything")
    parser.add_argument("--print", dest="paper", action="store_true", help="as it would be printed")
    parser.add_argument("--no-js", action="store_true")
    parser.add_argument("--login", default="", metavar="EMAIL", help="sign in to the demo first")
    parser.add_argument("--code", default="123456", help="the demo's sign-in code")
    parser.add_argument("--click", default="", metavar="SELECTOR", help="click this before the picture")
    return parser.parse_args()


def sign_in(page: Page, url: str, email: str, code: str) -> None:
    """Asks for a code and types the demo's, which is always accepted there."""
    origin = "/".join(url.split("/")[:3])
    page.goto(f"{origin}/konto/anmelden/")
    page.locator("main input[name=email]").first.fill(email)
    page.locator("main button[type=submit]").first.click()
    page.locator("main input[name=code]").fill(code)
    page.locator("main button[type=submit]").first.click()


def report_axe(page: Page) -> int:
    """Prints each violation with its elements; returns their number."""
    found = Axe().run(page).response["violations"]
    for violation in found:
        print(f"axe {violation['impact']}: {violation['id']}: {violation['help']}")
        for node in violation["nodes"][:6]:
            summary = node.get("failureSummary", "").replace("\n", " ")
            print(f"    {' '.join(map(str, node['target']))}: {summary[:300]}")
    print(f"axe: {len(found)} findings")
    return len(found)


def main() -> int:
    """Opens the page, takes the picture; status 1 when axe finds something or the page scrolls sideways."""
    args = read_arguments()
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(
            viewport={"width": args.width, "height": args.height},
            color_scheme="dark" if args.dark else "light",
            locale=args.lang,
            java_script_enabled=not args.no_js,
            reduced_motion="reduce",
            bypass_csp=args.axe,  # axe is put into the page as a script
        )
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                print(f"console {message.type}: {message.text}") if message.type in {"error", "warning"} else None
            ),
        )
        page.on("pageerror", lambda error: print(f"script error: {error}"))
        if args.login:
            sign_in(page, args.url, args.login, args.code)
        answer = page.goto(args.url, wait_until="load")
        if args.paper:
            page.emulate_media(media="print")
        if not args.no_js:
            page.evaluate("document.fonts.ready")
            wide = page.evaluate("document.documentElement.scrollWidth")
        else:
            wide = args.width
        if args.click:
            page.click(args.click)
        print(f"{answer.status if answer else '?'} {page.url} “{page.title()}”")
        if args.out:
            page.screenshot(path=args.out, full_page=args.full)
        findings = report_axe(page) if args.axe else 0
        if wide > args.width:
            print(f"scrolls sideways: {wide} px on {args.width} px")
            findings += 1
        browser.close()
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
