"""Small rooms, imports only downward, no hidden doors, one verb per action file."""

from __future__ import annotations

import ast
import subprocess
import sys

from payung.access.permissions import PERMISSIONS

from .source import HOUSE, SRC, functions, name_of, python_files, tree

LONGEST_FILE = 300
LONGEST_FUNCTION = 50


def test_no_file_is_longer_than_a_room_should_be():
    long = {name_of(path): n for path in python_files() if (n := path.read_text().count("\n")) > LONGEST_FILE}
    assert long == {}


def test_no_function_is_longer_than_a_screen():
    long = {
        f"{name_of(path)}:{node.name}": n
        for path in python_files()
        for node in functions(path)
        if (n := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_import_hides_inside_a_function():
    hidden = [
        f"{name_of(path)}:{inner.lineno}"
        for path in python_files()
        for node in functions(path)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []


def test_no_star_imports():
    stars = [
        f"{name_of(path)}:{node.lineno}"
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert stars == []


def test_imports_go_down_the_floors():
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_package_says_what_it_owns_and_what_it_never_does():
    silent = [
        path.name
        for path in sorted(SRC.iterdir())
        if path.is_dir() and (path / "__init__.py").exists() and not ast.get_docstring(tree(path / "__init__.py"))
    ]
    assert silent == []


def action_files():
    return [path for path in python_files() if path.parent.name == "actions" and path.name != "__init__.py"]


def acts_in(path):
    return [
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "act"
    ]


def test_every_action_file_holds_one_verb_one_permission_and_one_event():
    wrong = {}
    for path in action_files():
        public = [
            node.name for node in tree(path).body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ]
        if public != [path.stem] or len(acts_in(path)) != 1:
            wrong[name_of(path)] = (public, len(acts_in(path)))
    assert action_files() and wrong == {}


def test_every_permission_an_action_asks_for_is_granted_to_somebody_and_every_one_granted_is_asked_for():
    asked = {call.args[0].value for path in action_files() for call in acts_in(path)}
    assert asked == {name for name in PERMISSIONS if not name.startswith("look.")}
