"""The first visit of a browser on a slow phone: bytes over the wire, largest paint, layout shift."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tools.bench.portal import Portal
from tools.chromium import CHROMIUM

SLOW_PHONE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
VITALS = """() => new Promise(done => {
    let paint = 0, shift = 0;
    new PerformanceObserver(l => { for (const e of l.getEntries()) paint = e.startTime; })
        .observe({type: "largest-contentful-paint", buffered: true});
    new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) shift += e.value; })
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done([paint, shift]), 500);
})"""


def visit(page: Page, url: str) -> dict[str, Any]:
    """One first visit: 1.6 Mbit/s, 150 ms latency, four times slower than this machine."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_PHONE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    bytes_seen: list[float] = []
    session.on("Network.loadingFinished", lambda event: bytes_seen.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    paint, shift = page.evaluate(VITALS)
    return {
        "requests": len(bytes_seen),
        "kilobytes": round(sum(bytes_seen) / 1000, 1),
        "largest_paint_ms": round(paint),
        "layout_shift": round(shift, 3),
    }


def measure(folder: Path) -> list[dict[str, Any]]:
    """Each page as a browser meets it for the first time, on the demo network."""
    portal, rows = Portal(folder / "demo"), []
    with portal.serving("demo"), sync_playwright() as playwright:
        need = portal.find("/bedarfe/", r'href="(/bedarfe/\d+-[^"]*)"')
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path in (("front page", "/"), ("list of needs", "/bedarfe/"), ("detail of a need", need)):
            context = browser.new_context(viewport={"width": 375, "height": 812}, is_mobile=True, locale="de-DE")
            rows.append({"page": name, **visit(context.new_page(), f"http://127.0.0.1:{portal.port}{path}")})
            context.close()
        browser.close()
    return rows
