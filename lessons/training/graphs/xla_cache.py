"""Where XLA keeps what it compiled, so that the next worker need not: a folder only this user can read or write.

What lies there is machine code that workers run. Anybody else's folder is never used.
"""

import os
import stat
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

MOST_BYTES = 200_000_000
_VARIABLE = "TF_XLA_FLAGS"


def xla_flags() -> dict[str, str]:
    """The environment that makes TensorFlow use the folder; empty where there is none that is safe.

    A learner's own TF_XLA_FLAGS stay as they are.
    """
    folder = cache_folder()
    if folder is None or os.environ.get(_VARIABLE):
        return {}
    return {_VARIABLE: f"--tf_xla_persistent_cache_directory={folder}"}


def cache_folder() -> Path | None:
    """The folder, made and tidied; None where it cannot be ours alone."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    # compiled code fits one TensorFlow only
    folder = Path(home) / "unrolled" / f"xla-{_tensorflow()}"
    if " " in str(folder) or not folder.is_absolute():  # the flag would end at the space
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours_alone(folder):
            return None
        _forget_oldest(folder)
    except OSError:
        return None
    return folder


def _is_ours_alone(folder: Path) -> bool:
    if not hasattr(os, "getuid"):  # Windows keeps a user's folders apart by itself
        return True
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _forget_oldest(folder: Path) -> None:
    files = sorted(
        ((each.stat(), each) for each in folder.iterdir() if each.is_file()), key=lambda pair: pair[0].st_mtime
    )
    total = sum(found.st_size for found, _ in files)
    for found, file in files:
        if total <= MOST_BYTES:
            break
        with suppress(OSError):  # another worker was faster
            file.unlink()
        total -= found.st_size


def _tensorflow() -> str:
    for name in ("tensorflow-cpu", "tensorflow"):
        with suppress(PackageNotFoundError):
            return version(name)
    return "unknown"
