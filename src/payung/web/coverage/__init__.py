"""What several rooms show of coverage alike: a board of regions, the way from a figure to what it is made from.

Never decides who may see; the page that asks says whether its reader is the public.
"""
