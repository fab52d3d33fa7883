"""Tables of workforces as the statistics office and others hand them out: read, checked, every problem told at once.

Reads spreadsheets and CSV files with titles above, headings in two rows, totals, footnotes and numbers written in any
of the usual ways. Never guesses a region: a code is read in the system that was named, and must agree with the name.
"""
