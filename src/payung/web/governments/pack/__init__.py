"""The pack of a monitoring meeting: ten parts about one region on one day, gathered once and written three ways.

Owns which figures a meeting is given and in which order. Page, PDF and spreadsheet take every number from the same
`Pack`; none of them reads or computes one. Never adds a published figure to a counted one, never leaves out what is
not known, never tells a number so small that a person could be recognised.
"""
