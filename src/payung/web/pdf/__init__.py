"""Papers as PDF: the bill and the proof of payment. The page and the paper are filled from the same values."""
