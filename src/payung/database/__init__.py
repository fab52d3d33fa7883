"""The parts of PostgreSQL that Django does not speak: COPY, month partitions, append-only tables.

Owns how rows move and how tables refuse. Never knows what a table means.
"""
