"""The first migration of a package: all its tables at once, as they stand after the steps that it replaces."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState


class Foundation(migrations.Migration):
    """Made of `CreateModel`, and of SQL that leaves the models alone.

    Django renders every model it knows anew with each operation, which for all our tables is most of the time that an
    empty database takes. Here the models are rendered once, when all are known. Keys and indexes, which Django leaves
    for the end of a migration, are made before the SQL, so that it finds the tables whole.
    """

    initial = True

    def apply(
        self, project_state: ProjectState, schema_editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """Make the tables, then run the SQL. `collect_sql` is the schema editor's affair: it keeps what it is given."""
        project_state.__dict__.pop("apps", None)
        before = project_state.clone()
        for operation in self.operations:
            operation.state_forwards(self.app_label, project_state)
        for operation in self.operations:
            if not isinstance(operation, migrations.CreateModel):
                _finish(schema_editor)
            operation.database_forwards(self.app_label, schema_editor, before, project_state)
        return project_state


def _finish(schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the keys and indexes that wait."""
    for statement in schema_editor.deferred_sql:
        schema_editor.execute(statement, None)
    schema_editor.deferred_sql.clear()
