"""Why a day can't be opened or written, as sentences: what happened, what is safe, what to do now."""

from __future__ import annotations

from pathlib import Path

from workshop.playbook.load import BadPlaybook
from workshop.store.engine import EngineError
from workshop.store.journal import Damaged
from workshop.store.lock import InUse, TakenOver
from workshop.store.opening import FileTooNew, NotOurs

TROUBLE = (NotOurs, FileTooNew, Damaged, InUse, TakenOver, EngineError, BadPlaybook, OSError)


def sentence(error: Exception, path: Path) -> str:
    """The sentence for what stands between somebody and a day."""
    name = f"“{path.name}”"
    if isinstance(error, NotOurs):
        return f"{name} is not a workshop file. Nothing in it was changed. Choose a file that ends in .pilot."
    if isinstance(error, FileTooNew):
        return f"{name} was made by a newer program. Nothing in it was changed. Open it with the newer program."
    if isinstance(error, TakenOver):
        return f"{name} was taken over. It was left as it is. What you changed since is kept in a copy."
    if isinstance(error, InUse):
        return f"{name} is open already. Nothing was changed. Close it there first."
    if isinstance(error, Damaged | EngineError):
        return f"{name} is damaged. It was left as it is. Keep it, and open a copy that was made earlier."
    if isinstance(error, BadPlaybook):
        return f"The playbook can’t be read. Nothing was written. {error}."
    if isinstance(error, FileNotFoundError):
        return f"{name} is not there. Nothing was changed. Look for it with Open."
    if isinstance(error, FileExistsError):
        return f"{name} is there already. It was left as it is. Choose another name."
    if isinstance(error, PermissionError):
        return f"{name} can’t be opened: its folder allows no writing. Copy it to another one and open it there."
    if isinstance(error, IsADirectoryError):
        return f"{name} is a folder. Choose a file that ends in .pilot."
    if isinstance(error, OSError):
        return f"{name} can’t be read: {(error.strerror or 'the system gives no reason').lower()}. Nothing was changed."
    raise error
