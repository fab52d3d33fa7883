"""A failure the operator can mend, said in one sentence in each language, without a traceback."""


class Trouble(Exception):
    """What went wrong and how to mend it.

    code      stable, for searching the documentation: `port-taken`
    indonesia one sentence in Indonesian
    english   the same sentence in English
    """

    def __init__(self, code: str, indonesia: str, english: str) -> None:
        super().__init__(code, indonesia, english)
        self.code = code
        self.indonesia = indonesia
        self.english = english

    def __str__(self) -> str:
        return f"payung [{self.code}]: {self.indonesia}\n  (English: {self.english})"
