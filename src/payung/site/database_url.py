"""One address of a PostgreSQL database: read from a URL, written back as one."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from payung.site.trouble import Trouble


@dataclass(frozen=True)
class DatabaseAddress:
    """Where a database is and how to log in. `host` is a name, or the folder of a unix socket."""

    name: str
    user: str = ""
    password: str = ""
    host: str = ""
    port: str = ""
    options: tuple[tuple[str, str], ...] = ()  # libpq parameters such as sslmode

    @classmethod
    def parse(cls, url: str) -> "DatabaseAddress":
        """Read `postgresql://user:password@host:port/name?sslmode=require`. Anything else is a `Trouble`."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            raise _unreadable() from None
        name = unquote(parts.path.removeprefix("/"))
        if parts.scheme not in ("postgres", "postgresql") or not name:
            raise _unreadable()
        query = dict(parse_qsl(parts.query))
        return cls(
            name=name,
            user=query.pop("user", unquote(parts.username or "")),
            password=query.pop("password", unquote(parts.password or "")),
            host=query.pop("host", unquote(parts.hostname or "")),
            port=query.pop("port", str(port or "")),
            options=tuple(query.items()),
        )

    @property
    def url(self) -> str:
        """The address as libpq reads it; contains the password."""
        login = quote(self.user, safe="") + (f":{quote(self.password, safe='')}" if self.password else "")
        query = urlencode([("host", self.host), ("port", self.port or "5432"), *self.options])
        return f"postgresql://{login}@/{quote(self.name, safe='')}?{query}"

    def for_django(self) -> dict[str, object]:
        """The address as one entry of Django's DATABASES."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": self.port,
            "OPTIONS": dict(self.options),
        }


def _unreadable() -> Trouble:
    return Trouble(
        "database-url",
        "DATABASE_URL tidak terbaca; bentuknya postgresql://pengguna:sandi@host:5432/nama, tidak ada yang dijalankan.",
        "DATABASE_URL cannot be read; its form is postgresql://user:password@host:5432/name, nothing was started.",
    )
