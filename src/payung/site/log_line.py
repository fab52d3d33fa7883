"""One line per event, so that a log can be searched and counted by line."""

import logging
import traceback


class OneLine(logging.Formatter):
    """Time, level, where, message; of an exception its type, its first line and its innermost frame.

    A request is named by its path without the query: a query may hold what a person typed.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record, self.datefmt)} {record.levelname} {record.name} {record.getMessage()}"
        if record.exc_info and (error := record.exc_info[1]):
            frames = traceback.extract_tb(error.__traceback__)
            place = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
            first = str(error).split("\n", 1)[0]  # PostgreSQL puts the offending values on the next
            line += f" | {type(error).__name__}: {first}{place}"
        return " ".join(line.splitlines())
