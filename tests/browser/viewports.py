"""Screens on which the page is looked at, in CSS pixels, and where the pictures of it are kept."""

from coach.paths import ROOT

ARTEFACTS = ROOT / "artefacts"

PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 568}
DESKTOP = {"width": 1280, "height": 800}
NARROW_PHONE = {"width": 360, "height": 640}

LOOKS = [(viewport, dark) for viewport in (NARROW_PHONE, PHONE, DESKTOP) for dark in (False, True)]
"""What every state is photographed in: size, and whether the device asks for dark colours."""


def name_of(look: tuple[dict[str, int], bool]) -> str:
    """360x640-light"""
    viewport, dark = look
    return f"{viewport['width']}x{viewport['height']}-{'dark' if dark else 'light'}"
