"""Sheets about workers: who starts, who comes with a card, who left, whose data changed.

Every row is judged against the clerk's own spells; all problems of all rows are told at once.
"""
