"""Tables, by room."""
