"""Pages for a regency: what was published about it, what this system counts in it, which employers are silent or owe.

Never shows a person, nor a count so small that it could point at one; never adds a published figure to a counted one.
"""
