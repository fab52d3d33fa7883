"""An empty database is made at once; one that was made step by step goes on from wherever it stands."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from payung.database.foundation import Foundation

Name = tuple[str, str]
ON_DISK = MigrationLoader(None, replace_migrations=False)
PACKAGES = sorted(label for label in ON_DISK.migrated_apps if apps.get_app_config(label).name.startswith("payung."))
FOUNDATIONS = {
    name: list(each.replaces) for name, each in ON_DISK.disk_migrations.items() if isinstance(each, Foundation)
}
LAST_STEPS = [(replaced or [name])[-1] for name, replaced in FOUNDATIONS.items()]


def steps() -> list[Name]:
    """Every step that came before the foundations, and those that no foundation replaces, in their order."""
    ordered = ON_DISK.graph._generate_plan([*LAST_STEPS, *_django()], at_end=True)
    return list(ordered)


def _django() -> list[Name]:
    return [name for name in ON_DISK.graph.leaf_nodes() if name[0] not in PACKAGES]


def executor_of(recorded: list[Name]) -> MigrationExecutor:
    """What Django makes of a database that has recorded these migrations."""
    with patch.object(MigrationRecorder, "applied_migrations", lambda _self: dict.fromkeys(recorded)):
        executor = MigrationExecutor(connection)
        executor.loader.check_consistent_history(connection)
    return executor


def planned(executor: MigrationExecutor) -> list[Name]:
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [(migration.app_label, migration.name) for migration, _ in plan]


def made_by(names: list[Name]) -> Iterator[Name]:
    """The steps that these migrations stand for."""
    for name in names:
        yield from FOUNDATIONS.get(name) or [name]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_begins_with_its_foundation_and_ends_once(package):
    graph = executor_of([]).loader.graph
    (root,) = [node for node in graph.nodes if node[0] == package and not _parents(graph, node)]
    assert isinstance(graph.nodes[root], Foundation)
    assert len(graph.leaf_nodes(package)) == 1


def _parents(graph, node: Name) -> list[Name]:
    return [parent.key for parent in graph.node_map[node].parents if parent.key[0] == node[0]]


def test_the_foundations_tell_the_same_tables_as_the_steps_that_they_replace():
    at_once = executor_of([]).loader.project_state(list(FOUNDATIONS))
    step_by_step = ON_DISK.project_state(LAST_STEPS)
    assert MigrationAutodetector(step_by_step, at_once)._detect_changes() == {}
    assert _columns(at_once) == _columns(step_by_step)


def _columns(state: ProjectState) -> dict[Name, list[str]]:
    return {key: list(model.fields) for key, model in state.models.items() if key[0] in PACKAGES}


def test_a_database_made_step_by_step_counts_as_migrated():
    made = [name for name in ON_DISK.graph.nodes if not FOUNDATIONS.get(name)]
    assert planned(executor_of(made)) == []


def test_a_database_left_at_any_step_gets_every_other_step_once():
    every = steps()
    for count in range(len(every) + 1):
        recorded = every[:count]
        rest = [step for step in made_by(planned(executor_of(recorded))) if step in set(every)]
        assert sorted(recorded + rest) == sorted(every)
