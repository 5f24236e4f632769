"""Key points become questions and answers."""
