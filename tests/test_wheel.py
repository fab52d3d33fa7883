"""The wheel stands alone: NumPy beside it is enough for the law, and it carries the law with it."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy
import pytest

HOUSE = Path(__file__).resolve().parents[1]
REQUEST = '{"calculation": "contribution.wage", "month": "2025-03", "wage": 3412500, "jkk_class": 3}\n'
RUN = "import sys; sys.path[:0] = {places!r}; from payung.cli import main; sys.exit(main({words!r}))"


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """Folders that hold the unpacked wheel, and NumPy with nothing beside it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=HOUSE, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "payung")
    only_numpy = folder / "only_numpy"
    only_numpy.mkdir()
    there = Path(numpy.__file__).parent
    for each in (there, there.parent / "numpy.libs"):
        if each.exists():
            (only_numpy / each.name).symlink_to(each)
    return [str(folder / "payung"), str(only_numpy)]


def run(places, *words, given=""):
    """Run the command with nothing importable but the standard library and `places`."""
    code = RUN.format(places=places, words=list(words))
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], input=given, text=True, capture_output=True, timeout=60
    )


def test_calc_answers_with_numpy_alone(alone):
    told = run(alone, "calc", given=REQUEST)
    assert told.returncode == 0, told.stderr
    # 30.371 + 10.238 + 126.263 + 68.250 + 68.250 + 34.125: class 3, half rupiah up
    assert json.loads(told.stdout)["total"] == 337_497


def test_the_law_travels_with_the_wheel(alone):
    told = run(alone, "law", "contributions.jp.ceiling")
    assert told.returncode == 0, told.stderr
    assert "10.547.400" in told.stdout


def test_a_server_verb_without_the_extra_is_one_sentence(alone):
    told = run(alone, "server", "run")
    assert told.returncode != 0
    assert (told.stderr.count("\n") == 1 and "payung[server]" in told.stderr) or "no verb" in told.stderr
