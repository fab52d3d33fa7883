"""What must hold for every case there is."""
