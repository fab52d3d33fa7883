"""Migrant workers: the placement company and its people, and one departure as company, migrant or branch see it."""
