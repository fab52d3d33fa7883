"""Collects every text that can be translated into `web/locale/en/LC_MESSAGES/django.po`.

`python -m payung.site.messages` renews the catalogue: new texts arrive empty, translations stay, texts that are gone
go. With `--check` nothing is written; the exit status is 1 when it is not up to date or a translation is missing.
Babel does it all, so that no gettext program is needed.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

from payung.site.kept_words import kept_words

PACKAGE = Path(__file__).resolve().parent.parent
CATALOGUE = PACKAGE / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "t": None,  # gettext_lazy, where a file needs both
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Found = tuple[str, int, str | tuple[str, str], str | None]
"""File, line, text (with its plural), context."""


def collected(root: Path = PACKAGE) -> Catalog:
    """Every text in Python files and templates under `root` and the words kept Indonesian, without translations."""
    catalogue = Catalog(locale="en", project="Payung", charset="utf-8", fuzzy=False)
    for file, _line, text, context in sorted(_found(root), key=lambda each: (each[0], each[1])):
        catalogue.add(text, locations=[(file, 0)], context=context)
    for file, word in kept_words(root):
        catalogue.add(word, locations=[(file, 0)])
    return catalogue


def renewed(old: Path = CATALOGUE, root: Path = PACKAGE) -> Catalog:
    """The collected texts with the translations of the old catalogue."""
    fresh = collected(root)
    if old.exists():
        with old.open("rb") as text:
            known = read_po(text, locale="en")
        for message in fresh:
            before = known.get(message.id, message.context) if message.id else None
            if before is not None and before.string:
                message.string = before.string
    return fresh


def untranslated(catalogue: Catalog) -> list[str]:
    """Texts without an English one, or with another number of plural forms."""
    missing = []
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not (strings and all(strings)):
            missing.append(message.id if isinstance(message.id, str) else message.id[0])
    return missing


def broken(catalogue: Catalog) -> list[str]:
    """Texts whose translation has other placeholders than they have."""
    return [
        str(message.id) for message in catalogue if message.id and message.string and list(message.check(catalogue))
    ]


def written(catalogue: Catalog) -> bytes:
    """The file, always the same for the same texts: no dates, no line numbers."""
    out = io.BytesIO()
    write_po(out, catalogue, width=110, omit_header=True, include_lineno=False, sort_by_file=True)
    return HEADER + out.getvalue()


HEADER = b"""# English of Payung's pages. Renew with: python -m payung.site.messages
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def _found(root: Path) -> Iterator[Found]:
    for path in sorted([*root.rglob("*.py"), *(root / "web" / "templates").rglob("*.html")]):
        if "migrations" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        if path.suffix == ".html":  # what is not a message becomes X; indentation would disturb Python's reader
            source = "\n".join(line.lstrip() for line in templatize(source, origin=path.name).splitlines())
        name = path.relative_to(root).as_posix()
        for line, function, messages, _comments in extract_python(
            io.BytesIO(source.encode()), list(KEYWORDS), [], {"encoding": "utf-8"}
        ):
            yield from _message(name, line, function or "gettext", messages)


def _message(file: str, line: int, function: str, messages: object) -> Iterator[Found]:
    texts = [messages] if isinstance(messages, str) else [each for each in messages or () if each]
    if not texts or not all(isinstance(each, str) for each in texts):
        return
    context = texts.pop(0) if "pgettext" in function and len(texts) > 1 else None
    if function.startswith("n") and len(texts) > 1:
        yield file, line, (texts[0], texts[1]), context
    elif texts:
        yield file, line, texts[0], context


def main(argv: list[str] | None = None) -> int:
    """Renew or check. Returns 0, or 1 when a check found something."""
    parser = argparse.ArgumentParser(prog="python -m payung.site.messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is missing")
    ask = parser.parse_args(argv)
    if not settings.configured:
        settings.configure(USE_I18N=True)
    catalogue = renewed()
    missing = untranslated(catalogue)
    if ask.check:
        stale = not CATALOGUE.exists() or CATALOGUE.read_bytes() != written(catalogue)
        print(f"{len(missing)} untranslated, {'not ' if stale else ''}up to date", *missing, sep="\n")
        return int(stale or bool(missing))
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(written(catalogue))
    print(f"{len(catalogue)} texts, {len(missing)} without English", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
