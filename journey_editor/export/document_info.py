"""What an exported document says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Title and so on. `language` is a tag such as "en", `seen` says which view it is and what that leaves out."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en"
    seen: str = ""
    exported: date | None = None
    """The day of the export; None leaves it out, so that the same map gives the same bytes on any day."""

    @property
    def footer(self) -> str:
        """What a sheet of paper says of itself at its foot."""
        day = f"exported {self.exported.isoformat()}" if self.exported else ""
        return " - ".join(part for part in (self.title, self.seen, day) if part)
