"""What can be done with agreements and meetings, one verb per file."""
