"""Text to spans and back."""
