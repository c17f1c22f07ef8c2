"""The one style sheet, made from tokens. Widgets say what they are by `role`; nothing else sets a style."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ui.look.tokens import Look
from workshop import assets


def apply(app: QApplication, look: Look) -> None:
    """Give the application its palette, font and style sheet; what it wears already is not put on again."""
    wanted = sheet(look)
    if app.styleSheet() == wanted:
        return
    app.setPalette(_palette(look))
    app.setFont(look.font("small"))
    app.setStyleSheet(wanted)


def sheet(look: Look) -> str:
    """The style sheet at the look's text size: `$name` is a colour, `$size_name` a font size, `$n4` a length of 4."""
    values = dict(look.theme.ink)
    values |= {f"size_{name}": f"{look.px(size)}px" for name, size in look.theme.size.items()}
    values |= {f"n{n}": f"{look.px(n)}px" for n in (1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 34, 40, 72)}
    for name, picture in (("arrow", "down"), ("tick", "tick")):
        values[name] = assets.path(f"theme/{look.theme.name}-{picture}.svg").as_posix()
    return Template(assets.text("theme/style.qss")).substitute(values)


def _palette(look: Look) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for part, ink in (
        (role.Window, "canvas"),
        (role.Base, "surface"),
        (role.AlternateBase, "canvas"),
        (role.Button, "surface"),
        (role.Text, "text"),
        (role.WindowText, "text"),
        (role.ButtonText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.PlaceholderText, "muted"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Link, "accent"),
    ):
        palette.setColor(part, look.ink(ink))
    return palette
