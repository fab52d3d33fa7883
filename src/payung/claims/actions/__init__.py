"""What is done on the road of a claim, one verb per file."""
