"""JP, worked by hand."""
