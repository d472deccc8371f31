"""How much of a file is read, and what reading it may cost."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Some 400 pages of running text are searched; nobody waits a minute for an upload."""

    file_bytes: int = 50 * MB
    unpacked_bytes: int = 200 * MB  #: of office files, which are ZIP archives
    pages: int = 500
    characters: int = 400_000
    seconds: int = 30  #: by the clock; what a PDF has given by 80 % of it is kept
    memory_bytes: int = 768 * MB
