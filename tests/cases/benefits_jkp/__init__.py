"""JKP, worked by hand."""
