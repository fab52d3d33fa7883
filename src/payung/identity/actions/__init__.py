"""One verb per file: lock and look, judge, write."""
