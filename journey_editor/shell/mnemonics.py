"""Letters by which the entries of a menu are chosen: those that the table of commands leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from journey_editor.shell.action import Action


def with_mnemonics(actions: Sequence[Action]) -> tuple[Action, ...]:
    """The same commands, each with a letter of its own in its menu, as far as its words have one that is free."""
    paths = list(dict.fromkeys(action.menu for action in actions))
    texts = {}
    for path in paths:
        submenus = [other.split("/")[1] for other in paths if other.startswith(f"{path}/")]
        texts[path] = iter(lettered([action.text for action in actions if action.menu == path], submenus))
    return tuple(replace(action, text=next(texts[action.menu])) for action in actions)


def lettered(texts: Iterable[str], beside: Iterable[str] = ()) -> list[str]:
    """Texts of a menu, with a letter for each that has none: that of a word's beginning where it is free.

    `beside` are texts that stand in the menu, too.
    """
    found = list(texts)
    taken = {letter for text in (*found, *beside) if (letter := _letter(text))}
    owners: dict[str, int] = {}

    def take(number: int, tried: set[str]) -> bool:
        """Find a letter for a text; one that another text has, where that finds another letter."""
        for letter in _letters(found[number]):
            if letter not in taken | tried:
                tried.add(letter)
                if letter not in owners or take(owners[letter], tried):
                    owners[letter] = number
                    return True
        return False

    for number, text in enumerate(found):
        if not _letter(text):
            take(number, set())
    for letter, number in owners.items():
        at = next(at for at in _places(found[number]) if found[number][at].lower() == letter)
        found[number] = f"{found[number][:at]}&{found[number][at:]}"
    return found


def _letter(text: str) -> str:
    at = text.replace("&&", "  ").find("&")
    return text[at + 1].lower() if at >= 0 else ""


def _letters(text: str) -> list[str]:
    return [text[at].lower() for at in _places(text)]


def _places(text: str) -> list[int]:
    """Where letters stand: those that begin a word come first."""
    letters = [at for at in range(len(text)) if text[at].isalpha()]
    return sorted(letters, key=lambda at: at > 0 and text[at - 1] not in " -")
