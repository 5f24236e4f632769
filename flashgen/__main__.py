"""`python -m flashgen` is the `flashgen` command."""

from flashgen.cli import main

main()
