"""Pages for a hospital, clinic or health centre: is somebody covered, a guarantee, a bill. Never a person's file."""
