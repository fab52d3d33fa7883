"""The only place where money is: the general book and the subsidiary books.

Owns accounts, transfers and member lines, all append-only in the database. Knows opaque numbers of owners and
bills, never people or what was billed; a correction is a new transfer that names the old one.
"""
