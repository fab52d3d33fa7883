"""Agreements recorded and ended; lists answered."""
