"""Safe names for files that travel."""
