"""The only printing."""
