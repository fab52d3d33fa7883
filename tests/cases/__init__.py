"""Worked by hand from the law: both sides of every date on which it changed."""
