"""Money in and out of banks.

Owns payment codes (code, amount, expiry, state) and receipts. Never knows what a code is for: a bill asks for a code,
a bank's inquiry is answered from it, and whoever asked pulls what was settled.
"""
