"""Text and pictures by way of QtGui, no widgets: bundled fonts, the shaper, the painter of canvas and PNG."""
