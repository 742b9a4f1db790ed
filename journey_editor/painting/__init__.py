"""Text and pictures by way of QtGui (no widgets): bundled fonts, the shaper, and the painter that canvas and PNG share."""
