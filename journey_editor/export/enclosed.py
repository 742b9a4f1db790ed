"""What travels inside an exported document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that travels inside the PDF."""

    name: str
    data: bytes
    media_type: str = "application/json"
    description: str = "The map that this document was made from. Journey Editor opens it from here."
