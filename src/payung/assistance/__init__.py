"""Contributions paid by someone else for a list of people: regency, province, village, palm-oil fund, company.

Owns sponsors, their budgets, the lists by name and the state of every candidate. Never pays twice for one person and
month, and never commits more than the budget holds.
"""
