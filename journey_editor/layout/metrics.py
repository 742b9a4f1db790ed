"""The board's measures, in points, and its text styles: the one place where its rhythm is set."""

from __future__ import annotations

from journey_editor.layout.text import TextStyle

MARGIN = 28.0

LANE_BAND = 184.0
"""Width of the lane names at the left."""
CARD_WIDTH = 180.0
CARD_PADDING = 11.0
CARD_RADIUS = 8.0
STACK_GAP = 12.0
"""Between cards that stack in one cell."""
GUTTER = 40.0
"""Least room between the cards of two columns; connections run up and down in it."""
CHANNEL = 20.0
"""Least room above the cards of a lane; connections run along the lane in it."""
CELL_BOTTOM = 14.0
"""Between the last card of a lane and its emotion strip."""
STRIP = 126.0
"""Height of a lane's emotion strip."""
STRIP_INSET = 25.0
"""Between the strip's edge and the ends of the emotion scale."""
ROW_MINIMUM = 92.0
"""Least height of a lane above its emotion strip, so that an empty one can still be dropped on."""
TEXT_ROW_MINIMUM = 38.0
"""Least height of the cells in a lane of notes."""
TEXT_CHANNEL = 12.0
"""As `CHANNEL`, above notes that no connection runs over."""
FIELD_ROW_MINIMUM = 34.0
"""Least height of a row of the stages' fields."""
LINE_ROW = 24.0
"""Height of one of the blueprint's lines."""
COLLAPSED_ROW = 36.0
"""Height of a lane that is shown as one line."""
STAGE_GAP = 6.0
BAND_GAP = 8.0
"""Between header rows, and between headers and lanes."""
STEP_HEIGHT = 26.0
LANE_GAP = 8.0
TRACK = 9.0
"""Between connections that run side by side along a lane."""
GUTTER_TRACK = 6.0
"""The same in a gutter, which has room for some more than there are."""
LABEL_TRACK = 17.0
"""The same where one of them has a label."""
ARROW = 8.0
EMOTION_POINT = 20.0
"""Diameter of a face on the emotion curve."""

TITLE = TextStyle(24, 700, 30)
SUBTITLE = TextStyle(11, 400, 15)
OBJECTIVE = TextStyle(11.5, 600, 16)
STAGE_NAME = TextStyle(14, 700, 18)
STAGE_TEXT = TextStyle(10, 400, 13.5)
STEP_NAME = TextStyle(10.5, 600, 14)
LANE_NAME = TextStyle(13.5, 700, 17)
LANE_TEXT = TextStyle(10, 400, 13.5)
LINE_NAME = TextStyle(10.5, 600, 14)
"""What one of the blueprint's lines is called."""
INITIALS = TextStyle(14, 700, 18)
CARD_NAME = TextStyle(12, 600, 15.5)
CARD_NAME_LINES = 6
"""How many lines of a card's name the board shows."""
PRINTED_NAME_LINES = 20
"""And on paper, where nobody can rest on what is cut."""
STAGE_NAME_LINES, PRINTED_STAGE_LINES = 4, 6
"""How many lines of a stage's name the board shows, more where there is room, and on paper: as many as leave
a small sheet room for the board under its header."""
CARD_TEXT_LINES, PRINTED_TEXT_LINES = 3, 40
"""How many lines of what else it says the board shows, and on paper."""
CARD_LINE, PRINTED_LINES = 1, 3
"""And of what has one line on the board: owner, evidence."""
CARD_TEXT = TextStyle(10, 400, 13)
CARD_SAID = TextStyle(10, 400, 13, italic=True)
"""What somebody says or thinks."""
NOTE_TEXT = TextStyle(11, 400, 14.5)
FIELD_TEXT = TextStyle(10.5, 400, 14)
FIELD_UNKNOWN = TextStyle(10.5, 400, 14, italic=True)
PROMPT = TextStyle(10.5, 400, 14, italic=True)
CARD_SMALL = TextStyle(9, 400, 12)
CARD_SMALL_STRONG = TextStyle(9, 600, 12)
POINT_NUMBER = TextStyle(9, 600, 11)
CONNECTION_LABEL = TextStyle(9, 600, 12)
SCALE_TEXT = TextStyle(8.5, 400, 11)
LEGEND_TEXT = TextStyle(9.5, 400, 13)

SET_WIDTH = 420.0
"""What a stage says is set no wider, however many steps it has: lines of some 75 letters are read at a glance, and stay
in view where only some of the steps do."""
