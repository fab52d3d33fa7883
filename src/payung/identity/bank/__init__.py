"""A bank account asked for the name of its holder before anything is paid to it."""
