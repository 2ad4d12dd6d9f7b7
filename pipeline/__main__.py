"""``python -m pipeline`` is ``zi-report``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
