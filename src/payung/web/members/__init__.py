"""Pages for a member: balance, protection, and who looked."""
