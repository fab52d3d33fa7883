"""The project speaks of itself alone and carries no address of anybody's machine."""

from __future__ import annotations

import re
import subprocess

from .source import HOUSE


def tracked_texts():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=HOUSE, capture_output=True, text=True)
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    for name in names:
        path = HOUSE / name
        if path.is_file() and path.suffix in {
            ".py",
            ".md",
            ".toml",
            ".txt",
            ".html",
            ".css",
            ".js",
            ".po",
            "",
        }:
            yield name, path.read_text(encoding="utf-8", errors="replace")


def test_pinned_requirements_name_versions_and_hashes_but_no_host():
    files = sorted((HOUSE / "requirements").glob("*.txt"))
    assert len(files) >= 2
    for path in files:
        text = path.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text, path.name


def test_no_file_names_a_place_on_somebodys_machine():
    pattern = re.compile(r"(?<![\w./-])/(?:home|root|Users)/\w+|(?<![\w./-])/work/")
    found = [
        f"{name}: {match.group()}"
        for name, text in tracked_texts()
        if not name.startswith("tests/house/")
        for match in pattern.finditer(text)
    ]
    assert found == []
