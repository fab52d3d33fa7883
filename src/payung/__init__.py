"""Payung: Indonesia's employment social security, from the law to the member's balance.

`import payung` needs NumPy only; everything that needs a database lives above `payung.calculator`.
"""

__version__ = "0.1.0"
