"""Identity: which guid each card has had, and when it last changed."""
