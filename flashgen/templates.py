"""card_templates/ to card templates and phrase packs."""
