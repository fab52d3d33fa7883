"""Public pages that end in a log-in: registering on own account, a code instead of a password, checking a card."""
