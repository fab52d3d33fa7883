"""One verb per file: sponsors and programmes recorded, lists read, decided, paid, and kept full."""
