"""What the charts are drawn with."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


def number(value: float) -> str:
    """A coordinate: at most two decimals, no trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def mark(name: str, content: str = "", **attributes: object) -> SafeString:
    """One SVG element. `css` is its class, `font_size` becomes font-size; None leaves an attribute out."""
    written = [
        format_html('{}="{}"', "class" if key == "css" else key.replace("_", "-"), _value(value))
        for key, value in attributes.items()
        if value is not None
    ]
    head = mark_safe(" ".join([name, *written]))  # parts are escaped one by one above
    if content == "":
        return format_html("<{}/>", head)
    return format_html("<{}>{}</{}>", head, conditional_escape(content), name)


def words(text: str, x: float, y: float, size: int, css: str = "c-ink", **more: object) -> SafeString:
    """A text at a point, baseline at `y`."""
    return mark("text", text, css=css, x=x, y=y, font_size=size, **more)


def drawing(
    body: Iterable[SafeString], width: float, height: float, css: str, ident: str, title: str, told: str
) -> SafeString:
    """A whole picture with its title and the figures in words, both read aloud."""
    names = f"{ident}-t {ident}-d"
    inside = joined(
        [mark("title", title, id=f"{ident}-t"), mark("desc", told, id=f"{ident}-d"), *body],
    )
    box = f"0 0 {number(width)} {number(height)}"
    return mark("svg", inside, css=css, viewBox=box, role="img", aria_labelledby=names)


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else str(value)
