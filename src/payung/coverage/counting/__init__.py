"""How a month is counted: from member lines, rolls and payments to one number per measure, region and part.

Reads in sets; writes nothing but temporary tables. A person of one job, of whom there are millions, is counted once
and added up the tree; only people of several jobs are looked at one by one, so that nobody counts twice in a region.
"""
