"""Pages for an administrator: users, what they were granted, and the two forms that change it. No person's data."""
