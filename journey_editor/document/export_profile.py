"""How a map is handed out: what of it, on which paper, in which colours. Kept with the map by name, as a profile."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from journey_editor.document.record import Name, OrderKey, Record, RecordId, mentions
from journey_editor.document.vocabulary import LeftOut

POSTER, TILES = "poster", "tiles"
"""The board on one page, and over several sheets. Any other content is a report."""

ExportFormatName = Literal["pdf", "png", "svg"]
ExportTheme = Literal["print", "light", "dark", "contrast"]
LeastText = Literal[6, 9, 12, 14]


class ExportChoices(BaseModel):
    """All that is chosen for an export but its file."""

    model_config = ConfigDict(frozen=True)

    content: Name = Field(POSTER, description="What is exported: poster, tiles, or the id of a report.")
    format: ExportFormatName = Field("pdf", description="The kind of file: PDF, PNG or SVG.")
    view: Annotated[RecordId, mentions("view")] | None = Field(
        None, description="The view that is exported. Empty: the whole map."
    )
    paper: Name = Field("", description="The paper: A4, A3 ... Empty: one page as large as the map.")
    landscape: bool | None = Field(
        None, description="Whether the long side of the paper lies across. Empty: as it suits what is exported."
    )
    fill: bool = Field(False, description="Whether a small board is enlarged until it fills its paper.")
    margin: Annotated[float, Field(ge=0, le=100)] | None = Field(
        None, description="The margin of each page in millimetres. Empty: the usual one."
    )
    least_text: LeastText = Field(9, description="The size in points that no text should fall below.")
    theme: ExportTheme = Field("print", description="The colours: print, light, dark or contrast.")
    title_block: bool = Field(True, description="Whether the map's title stands above the board.")
    questions: bool = Field(False, description="A worksheet: the lanes' guiding questions stand in empty cells.")
    map_inside: bool = Field(True, description="Whether a PDF holds the map that it was made from.")
    breaks: bool = Field(
        True, description="Whether a wide board is broken into bands on its paper, where its text would be too small."
    )
    more_pages: bool = Field(
        True, description="Whether the bands go on to further pages, where the text on one could not be read."
    )
    left_out: tuple[LeftOut, ...] = Field((), description="What readers should not see: quotes, names, notes.")
    scale: float = Field(2.0, ge=0.25, le=8, description="The pixels to a point of a PNG.")

    @property
    def is_of_board(self) -> bool:
        """Whether the board itself is exported, not pages to read."""
        return self.content in (POSTER, TILES)


class ExportProfile(ExportChoices, Record):
    """Choices for an export, kept with the map by name."""

    kind: ClassVar[str] = "export_profile"
    collection: ClassVar[str] = "export_profiles"

    order: OrderKey
    name: Name = Field("", description="What the profile is called.")

    @property
    def choices(self) -> ExportChoices:
        """What it chooses."""
        return ExportChoices(**{field: getattr(self, field) for field in ExportChoices.model_fields})
