"""`python -m generator`: the command line, for whoever has the checkout and not the command."""

from generator.cli import main

if __name__ == "__main__":
    main()
