"""Pages for an auditor: who did what, who looked at whom, and whether the books add up. Nothing is written here."""
