"""`python -m payung.site …` is `payung server …`."""

import sys

from payung.site.commands import main

if __name__ == "__main__":
    sys.exit(main())
