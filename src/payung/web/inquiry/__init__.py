"""Pages of status answers: the branch writes agreements down, an agency or a village asks under its own."""
