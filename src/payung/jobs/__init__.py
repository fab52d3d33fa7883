"""What runs by itself. Every job can be run twice and killed at any point."""
