"""The words of a decision for those it concerns: what is granted or why it cannot be, and what comes next.

Owns the text of letters as data. Never gathers a fact, asks the law or lays out a page: a letter says what was frozen.
"""
