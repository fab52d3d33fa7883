"""Construction projects: the contractor's own pages, and the same project read by agency and branch."""
