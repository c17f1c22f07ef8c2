"""Why a day can't be opened or written, as sentences: what happened, what is safe, what to do now."""

from __future__ import annotations

from errno import ENOSPC, EROFS
from pathlib import Path

from workshop.places import is_there
from workshop.playbook.load import BadPlaybook
from workshop.store.engine import EngineError, Reason, reason
from workshop.store.journal import Damaged
from workshop.store.lock import InUse, TakenOver
from workshop.store.opening import FileTooNew, NotOurs
from workshop.tongue import tr

TROUBLE = (
    NotOurs,
    FileTooNew,
    Damaged,
    InUse,
    TakenOver,
    EngineError,
    UnicodeDecodeError,  # the engine trips over its own words about a damaged file
    BadPlaybook,
    OSError,
)
_DAMAGED = tr("is damaged. It was left as it is. Keep it, and open a copy that was made earlier.")
_OF_ENGINE: dict[Reason, str] = {
    "damaged": _DAMAGED,
    "rights": tr(
        "can’t be opened here: you have no right to it or to its folder. Nothing was changed. Use another place."
    ),
    "busy": tr("is being written by another program. Nothing was changed. Try again in a moment."),
    "full": tr("can’t be written: the disk is full. What was saved before is safe. Make room, then try again."),
    "disk": tr("can’t be read or written: the disk or stick failed. Nothing was changed. Try again, or use a copy."),
}


def sentence(error: Exception, path: Path) -> str:
    """The sentence for what stands between somebody and a day."""
    name = f"“{path.name or path}”"
    if isinstance(error, NotOurs):
        return tr(
            "{name} is not a workshop file. Nothing in it was changed. Choose a file that ends in .pilot."
        ).format(name=name)
    if isinstance(error, FileTooNew):
        return tr(
            "{name} was made by a newer program. Nothing in it was changed. Open it with the newer program."
        ).format(name=name)
    if isinstance(error, TakenOver):
        return tr("{name} was taken over. It was left as it is. What you changed since is kept in a copy.").format(
            name=name
        )
    if isinstance(error, InUse):
        return tr("{name} is open already. Nothing was changed. Close it there first.").format(name=name)
    if isinstance(error, Damaged | UnicodeDecodeError):
        return f"{name} {_DAMAGED}"
    if isinstance(error, EngineError):
        return f"{name} {_OF_ENGINE[reason(error)]}"
    if isinstance(error, BadPlaybook):
        return tr("The playbook can’t be read. Nothing was written. {error}.").format(error=error)
    if isinstance(error, FileNotFoundError):
        return tr("{name} is not there. Nothing was changed. Look for it in another folder.").format(name=name)
    if isinstance(error, FileExistsError):
        return tr("{name} is there already. It was left as it is. Choose another name.").format(name=name)
    if isinstance(error, PermissionError):
        return f"{name} {_OF_ENGINE['rights']}"
    if isinstance(error, NotADirectoryError):
        return tr("The folder of {name} is not there. Nothing was written. Choose another place.").format(name=name)
    if isinstance(error, IsADirectoryError):
        return tr("{name} is a folder. Nothing in it was changed. Choose a file that ends in .pilot.").format(name=name)
    if isinstance(error, OSError):
        return tr("{name} can’t be read: {strerror}. Nothing was changed.").format(
            name=name, strerror=(error.strerror or tr("the system gives no reason")).lower()
        )
    raise error


def sentence_of_copy(error: Exception, path: Path, new: Path) -> str:
    """The sentence for what stands between a day and a new file that is made from it, about the one of the two."""
    if isinstance(error, EngineError):
        return sentence(error, new if reason(error) in {"rights", "full"} else path)
    of_new = isinstance(error, OSError) and error.filename != str(path)
    return sentence(error, new if of_new else path)


def cant_save(error: Exception, path: Path) -> str:
    """Why a save of this file failed, what to do now; to be said after `Not saved since 14:32:`."""
    text = str(error).lower()
    why = reason(error) if isinstance(error, EngineError) else ""
    if why == "full" or getattr(error, "errno", None) == ENOSPC or "full" in text:
        return tr("the disk is full. Make room, or choose another place.")
    if isinstance(error, EngineError) and not is_there(path):  # SQLite calls this read-only, or a failed disk
        return tr("the file is not there. Put the stick back, or choose another place.")
    if "readonly" in text or getattr(error, "errno", None) == EROFS:
        return tr("the file can only be read. Choose another place.")
    if "unable to open" in text and is_there(path):
        return tr("nothing can be written beside the file. Choose another place.")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return tr("the file is not there. Put the stick back, or choose another place.")
    if isinstance(error, FileExistsError):
        return tr("a file of that name is there already. Choose another place.")
    if why == "busy":
        return tr("another program is writing to the file. It is tried again.")
    return tr("the file can’t be written. Choose another place.")
