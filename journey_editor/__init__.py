"""Journey Editor: B2B customer journey maps, drawn, checked and handed out."""

__version__ = "0.1.0"
