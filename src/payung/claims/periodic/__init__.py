"""Benefits that come again: pensions by the month, job loss by its duties, scholarships by the school year.

Owns who is entitled from which month, how much, what was paid for which month, and what was paid too much. Never pays a
month of one entitlement twice, and never changes an amount: a rise is a further version with its article.
"""
