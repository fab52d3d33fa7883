"""Somebody at the site: who goes where, pays at the bank, and has every page looked at on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.web.conftest import PASSWORD


@dataclass
class Visitor:
    """One open browser page.

    site   address of the running site
    looks  what `look` does with the page: accessibility, width, picture
    name   begins the names of the pictures
    """

    page: Page
    site: str
    looks: Callable[[Page, str], None]
    name: str = ""
    width: int = field(default=1280)

    def go(self, path: str) -> Visitor:
        self.page.goto(f"{self.site}{path}")
        return self

    def enter(self, who: str, path: str) -> Visitor:
        """Logs in as somebody, whoever was there before, and comes out at `path`."""
        self.page.context.clear_cookies()
        self.go(path)
        self.page.fill("#username", who)
        self.page.fill("#password", PASSWORD)
        self.page.click("form.form button")
        self.page.wait_for_function("!document.querySelector('#username')")
        return self

    def look(self, name: str) -> Visitor:
        self.looks(self.page, f"{self.name}-{name}-{self.width}")
        return self

    def fill(self, **typed: str) -> Visitor:
        """Text into fields by the name they have in the form."""
        for name, text in typed.items():
            self.page.fill(f"#id_{name}", text)
        return self

    def choose(self, **chosen: str) -> Visitor:
        for name, value in chosen.items():
            self.page.select_option(f"#id_{name}", value)
        return self

    def press(self, name: str) -> Visitor:
        button = self.page.get_by_role("button", name=name).first
        button.focus()  # leaving a field may scroll; the click comes after
        button.click()
        self.page.wait_for_load_state()
        return self

    def follow(self, name: str) -> Visitor:
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def send(self, name: str, content: bytes, *, field: str = "#berkas") -> Visitor:
        """A file chosen and uploaded."""
        self.page.set_input_files(field, {"name": name, "mimeType": "application/octet-stream", "buffer": content})
        return self.press("Unggah dan periksa")

    @property
    def told(self) -> str:
        return self.page.inner_text("main").replace("\u00a0", " ")

    def code(self) -> str:
        """The payment code on the page, without its spaces."""
        return self.page.inner_text(".code__n").replace(" ", "").replace("\u00a0", "")

    def pay(self, code: str, amount: str) -> Visitor:
        """Asks the bank for the code, sees that it wants this amount, and pays it."""
        self.go(f"/bank/?kode={code}")
        assert self.page.input_value("#jumlah") == amount
        self.press("Terima pembayaran")
        assert self.page.inner_text("#h-hasil") == "Lunas"
        return self
