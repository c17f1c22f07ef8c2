"""Small disks of their own for a trial: real file systems in a file, mounted where nobody else sees them. Needs rights
that only an administrator of Linux has."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from tests.faults.trial import spread

T = TypeVar("T")
NEW_MOUNTS: Final = 0x00020000  # CLONE_NEWNS
BLOCK: Final = 1024  # bytes: as fine as free room can be told apart
NOBODY: Final = 65534
GO_DOWN: Final = 0x8004587D  # FS_IOC_GOINGDOWN: no write reaches the disk any more, and each one fails
AT_ONCE: Final = 2  # without a last sync


def may_mount() -> str:
    """Why no disk can be mounted here; nothing where one can."""
    if os.name != "posix" or os.geteuid() != 0:
        return "only an administrator may mount a disk"
    with tempfile.TemporaryDirectory() as folder:
        try:
            alone([Path(folder)], _try, 1)
        except RuntimeError:
            return "no disk can be mounted here"
    return ""


def _try(folder: Path) -> None:
    Stick(folder / "stick", 4).plug()


def alone(items: list[T], work: Callable[[T], object], processes: int) -> list[object]:
    """The results of some work, done by processes whose disks nobody else sees; with them the disks go."""

    def apart(item: T) -> object:
        own_mounts()
        return work(item)

    return spread(apart, items, processes)


def own_mounts() -> None:
    """From now on what this process mounts is its own.

    Raises:
        OSError: it may not.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(NEW_MOUNTS):
        raise OSError(ctypes.get_errno(), "no mounts of its own")
    _run("mount", "--make-rprivate", "/")


@contextmanager
def nobody() -> Iterator[None]:
    """Without any right that is not everybody's."""
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


class Stick:
    """A disk of some megabytes, in a file."""

    def __init__(self, at: Path, megabytes: int, *, journal: bool = False) -> None:
        self.at, self._image = at, at.with_name(f"{at.name}.img")
        with self._image.open("wb") as f:
            f.truncate(megabytes << 20)
        features = () if journal else ("-O", "^has_journal")
        _run("mkfs.ext4", "-q", "-b", str(BLOCK), "-m", "0", *features, self._image)

    def plug(self, *, read_only: bool = False) -> None:
        """Put it in."""
        self.at.mkdir(parents=True, exist_ok=True)
        _run("mount", "-o", "loop,ro" if read_only else "loop", self._image, self.at)

    def pull(self) -> None:
        """Pull it in the middle of whatever is written: what was not synced is lost, and its folder goes."""
        top = os.open(self.at, os.O_RDONLY)
        fcntl.ioctl(top, GO_DOWN, struct.pack("I", AT_ONCE))
        os.close(top)
        _run("umount", "-l", self.at)
        shutil.rmtree(self.at, ignore_errors=True)  # somebody may be writing into the folder that is left
        # whoever has a file of it open keeps the dead one; what is put in again is another
        again = self._image.with_suffix(".again")
        shutil.copyfile(self._image, again)
        again.replace(self._image)

    def out(self) -> None:
        """Take it out when all is written."""
        _run("umount", self.at)

    def away(self) -> None:
        """It is not needed any more, whoever has something of it open."""
        subprocess.run(["umount", "-l", self.at], check=False, capture_output=True)
        self._image.unlink()

    # -- how full it is --
    @property
    def free(self) -> int:
        """Bytes."""
        found = os.statvfs(self.at)
        return found.f_bavail * found.f_frsize

    def fill(self, left: int) -> None:
        """Fill it until so many bytes are left, in whole blocks."""
        with (self.at / "filler").open("wb", buffering=0) as f:
            while (much := self.free - left) >= BLOCK:
                try:
                    f.write(bytes(min(much, 1 << 20)))
                except OSError:
                    f.write(bytes(BLOCK))
        if self.free > left + BLOCK * 4:
            raise RuntimeError(f"{self.free} bytes are left, not {left}")

    def make_room(self) -> None:
        """Take away what filled it."""
        (self.at / "filler").unlink()


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)
