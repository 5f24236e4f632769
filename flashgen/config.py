"""deck.yaml to Config."""
