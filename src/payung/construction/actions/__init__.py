"""Verbs of construction: parties and projects registered, billed, changed, cancelled; lists of workers; refunds."""
