"""JHT, worked by hand."""
