"""The rules: each finds one kind of question in a sentence, or in a lead; `table` orders them."""
