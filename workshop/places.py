"""Where a day is put: a name that every system takes, and warnings for places that don't suit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final, Literal

from workshop.tongue import tr
from workshop.words import one_line

Drive = Literal["", "network", "removable"]
NETWORK: Final[Drive] = "network"
REMOVABLE: Final[Drive] = "removable"
ENDING: Final = ".pilot"  # of a day
LONGEST: Final = 80  # characters of a proposed name
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))})
_SYNCED: Final[Mapping[str, str]] = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "sharepoint": "SharePoint",
}
_OF_NETWORK: Final = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "9p", "fuse.sshfs", "webdav"),
    }
)
_OF_STICKS: Final = ("/media/", "/run/media/", "/Volumes/", "/mnt/usb")


def file_name(title: str, ending: str) -> str:
    """A name for a file, made of a title: what no system takes is left out, names of devices get a mark."""
    text = _FORBIDDEN.sub(" ", one_line(title)).strip(" .")
    text = re.sub(r"\s+", " ", text)[:LONGEST].rstrip(" .") or "Pilot"
    if text.split(".")[0].strip().lower() in _DEVICES:
        text += "_"
    return f"{text}{ending}"


def free_name(folder: Path, title: str, ending: str) -> Path:
    """A path in a folder that is not taken: with a number where it has to be."""
    first = folder / file_name(title, ending)
    if not first.exists():
        return first
    stem = first.name[: -len(ending)]
    return next(p for n in range(2, 1000) if not (p := folder / f"{stem} {n}{ending}").exists())


def is_there(path: Path) -> bool:
    """Whether a file or folder can be seen. A stick that was pulled may answer with an error instead of no."""
    try:
        return path.exists()
    except OSError:
        return False


def drive_of(file_system: str) -> Drive:
    """What a folder lies on, by the name that the system has for its file system."""
    return NETWORK if file_system.lower() in _OF_NETWORK else ""


def warnings(folder: PurePath, drive: Drive = "") -> list[str]:
    """What speaks against a folder for an open day, in words; `drive` is what the system says that it lies on."""
    text = folder.as_posix()
    out = []
    for part in folder.parts:
        name = next((said for known, said in _SYNCED.items() if known in part.lower()), None)
        if name:
            out.append(
                tr(
                    "This folder is kept in step by {name}. Another copy may change the file while the room works."
                ).format(name=name)
            )
            break
    if text.startswith("//") or str(folder).startswith("\\\\") or drive == NETWORK:
        out.append(tr("This folder is on the network. If the network goes, so does the file. A place here is safer."))
    if any(mark in f"{text}/" for mark in _OF_STICKS) or drive == REMOVABLE:
        out.append(tr("This folder is on a stick or a card. It must stay in all day. A place on this laptop is safer."))
    return out
