"""What a page says, as a test reads it."""

from __future__ import annotations

import html
import re

SECRET = re.compile(r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>')


def markup(answer) -> str:
    """The page with its tags, every run of spaces one plain space. Without the form's secret: random letters say
    anything, also what a test looks for in vain."""
    whole = SECRET.sub("", answer.content.decode())
    return " ".join(whole.replace("\u00a0", " ").replace("&nbsp;", " ").split())


def words(answer) -> str:
    """The page without its tags, as it is read aloud."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup(answer))).split())
