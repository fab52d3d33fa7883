"""Names compared, not shown: one key for the many ways a name is written.

What is stored and shown is the name as on the KTP. The key only answers whether two writings may be one name.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

FORM_LENGTH = 60
"""Characters after which forms cut a name off."""


def _each(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _each("H HJ HJH HAJI HAJAH KH KYAI NYAI DR DRG DRH DRS DRA IR PROF TN NY NN SDR SDRI BPK BAPAK IBU USTADZ")
DEGREES = _each(
    "SE ST SH SKOM SPD SPDI SSOS SSI SAG SIP SKM SKEP SFARM STP SPT SKED SIKOM SSTP SHUT SPSI SAP SAB "
    "MM MSI MT MH MPD MKOM MSC MBA MA MAK MKES MHUM PHD AMD AMDKEP AK CPA NERS"
)
LINKS = _each("BIN BINTI BTE BT")
WHOLE_WORDS = {
    **dict.fromkeys(
        _each(
            "MOH MOCH MUH MUCH MHD MOHD MUHAMAD MOHAMAD MOHAMMAD MOHAMMED MUHAMMED MUCHAMAD MUCHAMMAD "
            "MOCHAMAD MOCHAMMAD MUKHAMAD MOKHAMAD"
        ),
        "MUHAMMAD",
    ),
    **dict.fromkeys(_each("ACH ACHMAD AKHMAD AHMAT ACHMAT AKHMAT"), "AHMAD"),
    "ABD": "ABDUL",
}
LETTER_PAIRS = (("DJ", "J"), ("TJ", "C"), ("SJ", "SY"), ("NJ", "NY"), ("OE", "U"), ("J", "Y"))


def name_key(name: str) -> str:
    """The comparison key: upper case, no titles, old spelling made new, no spaces or apostrophes.

    `Hj. Siti Ma'rufah, S.E.` and `SITI MARUFAH` have one key; so have `Moh. Joesoef` and `Muhammad Yusuf`.
    """
    words = _words(name)
    kept = [word for place, word in enumerate(words) if not _is_title(words, place)]
    if kept[1:] and kept[0] == "M":
        kept[0] = "MUHAMMAD"
    modern = [WHOLE_WORDS.get(word, word) for word in (kept or words)]
    key = "".join(modern)
    for old, new in LETTER_PAIRS:
        key = key.replace(old, new)
    return key


def same_name(written: str, known: str, known_key: str | None = None) -> bool:
    """The two may be one name: equal keys, or one is the other cut off by a form.

    known_key  the key of `known` where it is already at hand
    """
    left = name_key(written)
    right = known_key if known_key is not None else name_key(known)
    if left == right:
        return bool(left)
    if len(written.strip()) >= FORM_LENGTH and right.startswith(left):
        return True
    return len(known.strip()) >= FORM_LENGTH and bool(right) and left.startswith(right)


def similarity(left_key: str, right_key: str) -> int:
    """How alike two keys are, 0 to 100. 100 only for equal keys."""
    if left_key == right_key:
        return 100
    return min(99, round(SequenceMatcher(None, left_key, right_key, autojunk=False).ratio() * 100))


def _words(name: str) -> list[str]:
    before_degrees = name.partition(",")[0] if name.partition(",")[0].strip() else name
    plain = unicodedata.normalize("NFKD", before_degrees).encode("ascii", "ignore").decode().upper()
    joined = re.sub(r"['`\-]", "", plain)
    dotted = re.sub(r"\b((?:[A-Z]{1,4}\.){2,})", lambda match: match[1].replace(".", "") + " ", joined)
    return re.sub(r"[^A-Z0-9 ]", " ", dotted).split()


def _is_title(words: list[str], place: int) -> bool:
    """A title before the name, a degree behind it, or the word between a name and the father's."""
    word = words[place]
    if place and word in LINKS:
        return place + 1 < len(words)
    leading = all(earlier in TITLES for earlier in words[:place])
    trailing = place > 0 and all(later in DEGREES for later in words[place:])
    return (leading and word in TITLES) or trailing
