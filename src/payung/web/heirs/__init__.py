"""Pages for the family of somebody who died: where each claim is, papers, heirs, the letter. One event, no more."""
