"""Which files there are, taken once as a value."""
