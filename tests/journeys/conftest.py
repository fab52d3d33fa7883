"""A real browser on a running site. Skipped where no Chromium is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from .visitor import Visitor

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # one engine, lightest first
CHROMIUM = os.environ.get("PAYUNG_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
SHOTS = os.environ.get("PAYUNG_SHOTS")  # a folder for pictures of what the tests saw


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the run."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps a loop running in this thread
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def live(live_server: LiveServer) -> str:
    """The address of the running site, with an empty database."""
    return live_server.url


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A fresh visitor: `browser_page(width=360, dark=True)`. Errors in the console fail the test at its end."""
    contexts, wrong = [], []

    def made(width: int = 1280, height: int = 900, *, dark: bool = False, language: str = "id-ID") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale=language,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.wrong = wrong  # a test that provokes an error clears it
        return page

    yield made
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that the page has no accessibility violation (WCAG 2.2 AA)."""

    def check(page: Page) -> None:
        page.wait_for_load_state()  # a page that has only begun has nothing to look at
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        asked = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"]}  # the rest is not sent here
        found = Axe().run(page, options=asked)
        told = [
            f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
            for each in found.response["violations"]
            for node in each["nodes"][:4]
        ]
        assert told == [], "\n".join(told)

    return check


@pytest.fixture
def no_overflow() -> Callable[[Page], None]:
    """Asserts that nothing makes the page wider than the screen."""

    def check(page: Page) -> None:
        page.wait_for_load_state()
        wide = page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter((e) => {
              const box = e.getBoundingClientRect();
              return box.right > document.documentElement.clientWidth + 1 && box.width > 0
                && !e.closest(".scroll, .vh, .skip, svg");
            }).slice(0, 5).map((e) => e.outerHTML.slice(0, 120))"""
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), wide
        assert wide == []

    return check


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Keeps a picture of the whole page when PAYUNG_SHOTS names a folder."""

    def taken(page: Page, name: str) -> None:
        if SHOTS:
            page.wait_for_load_state()
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)

    return taken


@pytest.fixture
def visitor(site, browser_page, axe, no_overflow, shoot) -> Callable[..., Visitor]:
    """A fresh `Visitor`: `visitor("proyek", width=360)`. The test imports `site` from `test_member_balance`."""

    def looks(page: Page, name: str) -> None:
        shoot(page, name)
        axe(page)
        no_overflow(page)

    def made(name: str, width: int = 1280) -> Visitor:
        return Visitor(browser_page(width=width), site, looks, name, width)

    return made
