"""The data folder with its two roles: made once, opened every time.

`payung_admin` is the superuser, used only here. `payung` owns the database and is what the application logs
in as: it cannot switch off triggers by session_replication_role, read files of the server or run programs.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import psycopg
from psycopg import sql

from payung.site.database_url import DatabaseAddress
from payung.site.postgres.programs import data_version, find_programs
from payung.site.postgres.said import why
from payung.site.postgres.server import Server, socket_folder
from payung.site.server_user import ServerUser, server_user
from payung.site.state import unusable

ADMIN = "payung_admin"
APPLICATION = "payung"
LOCALES = ("C.UTF-8", "C")


class Cluster:
    """A database cluster in `home`. Use as a context: it is ready inside, stopped outside.

    home      folder for data, socket and log; given to the server's user
    secret    gives the password of a name, the same at every call
    settings  server settings on top of ours
    """

    def __init__(self, home: Path, secret: Callable[[str], str], settings: Mapping[str, str] | None = None) -> None:
        self.home = home
        self.secret = secret
        self.extra = dict(settings or {})
        self.user: ServerUser = server_user()
        self.data = home / "data"
        self.server: Server | None = None

    def __enter__(self) -> "Cluster":
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Make what is missing, start the server, and make the application's role and database."""
        try:
            socket = self._socket_folder()
            programs = find_programs(self.user, self.home, data_version(self.data))
            if data_version(self.data) is None:
                self._make_data(programs.bin)
            self.server = Server(programs.bin, self.data, self.user, self._settings(socket))
            self.server.start(self._admin)
        except OSError as error:
            raise unusable(self.home, error) from None
        try:
            self._make_database()
        except psycopg.Error as error:
            self.close()
            raise why(str(error), self.server.log) from None

    def close(self) -> None:
        """Stop the server."""
        if self.server is not None:
            self.server.stop()

    @property
    def address(self) -> DatabaseAddress:
        """How the application logs in. Known before the server runs."""
        return self._login(APPLICATION, APPLICATION)

    def recreate_database(self) -> None:
        """Drop the application's database with everything in it, and make an empty one."""
        with psycopg.connect(self._admin.url, autocommit=True) as admin:
            admin.execute("DROP DATABASE IF EXISTS payung WITH (FORCE)")
        self._make_database()

    @property
    def _admin(self) -> DatabaseAddress:
        return self._login(ADMIN, "postgres")

    def _login(self, role: str, database: str) -> DatabaseAddress:
        password = self.secret(f"{role}-password")
        return DatabaseAddress(database, role, password, host=str(self._socket_folder()), port="5432")

    def _socket_folder(self) -> Path:
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.user.own(self.home)
        return socket_folder(self.home, self.user)

    def _settings(self, socket: Path) -> dict[str, str]:
        return {
            "listen_addresses": "",
            "unix_socket_directories": str(socket),
            "unix_socket_permissions": "0700",
            "port": "5432",
            "max_connections": "60",
            "log_timezone": "UTC",
            "shared_buffers": "256MB",
            "max_wal_size": "2GB",
            "jit": "off",  # our large queries are short: compiling them costs more than it saves
            **self.extra,
        }

    def _make_data(self, bin: Path) -> None:
        """Run initdb into a folder beside, then rename: a broken-off run leaves no half-made data."""
        building = self.home / "data.partial"
        said = ""
        for locale in LOCALES:
            shutil.rmtree(building, ignore_errors=True)
            done = self._initdb(bin, building, locale)
            if done.returncode == 0:
                building.rename(self.data)
                return
            said = done.stdout
        shutil.rmtree(building, ignore_errors=True)
        log = self.home / "log"
        log.write_text(said)
        raise why(said, log)

    def _initdb(self, bin: Path, data: Path, locale: str) -> "subprocess.CompletedProcess[str]":
        password = self.home / "password.partial"
        password.unlink(missing_ok=True)
        with os.fdopen(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(self.secret(f"{ADMIN}-password"))
        self.user.own(password)
        try:
            return subprocess.run(
                [
                    *(bin / "initdb", "-D", data, "-U", ADMIN, "-E", "UTF8", f"--locale={locale}"),
                    *("--data-checksums", "--auth=scram-sha-256", f"--pwfile={password}"),
                    *(("--no-sync",) if self.extra.get("fsync") == "off" else ()),
                ],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                cwd=self.home,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
                check=False,
                **self.user.becoming,  # type: ignore[call-overload]
            )
        finally:
            password.unlink()

    def _make_database(self) -> None:
        """The application's role and database, if they are not there yet."""
        with psycopg.connect(self._admin.url, autocommit=True) as admin:
            role = sql.Identifier(APPLICATION)
            if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION]).fetchone():
                statement = sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}")
                admin.execute(statement.format(role, sql.Literal(self.secret(f"{APPLICATION}-password"))))
            if not admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [APPLICATION]).fetchone():
                admin.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(role, role))
