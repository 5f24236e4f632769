"""Key points to cards: fields, context line, source link, tags."""
