"""Pages for the clerk of an employer: the month's wages, the bill, the workers."""
