"""Which addresses of a map become links in an export."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

_LINK_SCHEMES = {"https", "mailto"}


def checked_link(address: str) -> str:
    """The address in ASCII where it is a https: or mailto: one, else an empty string: what is read is text then."""
    if any(ord(character) < 0x21 for character in address.strip()):
        return ""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in _LINK_SCHEMES or not (parts.netloc or parts.path):
        return ""
    return quote(address.strip(), safe="%/:?#[]@!$&'()*+,;=-._~", errors="replace")
