"""One verb: posting. Writing and cancelling a roll belong to the actions of the rooms above."""
