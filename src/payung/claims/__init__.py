"""From the report of an event in somebody's life to money on their account, for every programme.

Owns reports, claims, documents, the people who are paid, decisions and payment instructions. Never decides by itself
what the law grants: it gathers facts, asks the rules and keeps the answer. Never moves money outside the ledger.
"""
