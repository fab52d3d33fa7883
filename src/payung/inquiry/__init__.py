"""Yes or no about a list of people, for a purpose agreed in writing.

Owns agreements on status answers and the log of what was answered to whom. Never answers more than was agreed.
"""
