"""Brings the pages of the guide into what is installed: the help of the program reads them there.

Called by setuptools when a wheel is made (`tool.setuptools.cmdclass` in pyproject.toml).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools.command.build_py import build_py


class WithGuide(build_py):
    """The packages, and the guide among their resources."""

    def run(self) -> None:
        """Copy the packages, then the pages."""
        super().run()
        if self.editable_mode:
            return  # the pages are read where they are
        there = Path(self.build_lib) / "resources" / "guide"
        there.mkdir(parents=True, exist_ok=True)
        for page in sorted(Path("docs", "guide").glob("*.md")):
            shutil.copyfile(page, there / page.name)
