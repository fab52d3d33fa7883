"""The identities, one family a file. Each takes figures and gives findings; none knows another."""
