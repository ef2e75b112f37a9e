"""The folder of compiled code: ours alone, or none."""

import os
from pathlib import Path

import pytest

from lessons.training.graphs import xla_cache
from lessons.training.graphs.xla_cache import cache_folder, xla_flags


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("TF_XLA_FLAGS", raising=False)
    return tmp_path


def test_the_folder_is_readable_by_nobody_else() -> None:
    folder = cache_folder()
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert xla_flags() == {"TF_XLA_FLAGS": f"--tf_xla_persistent_cache_directory={folder}"}


def test_a_folder_others_may_write_to_is_not_used() -> None:
    folder = cache_folder()
    assert folder is not None
    folder.chmod(0o777)
    assert cache_folder() is None
    assert xla_flags() == {}


def test_a_link_put_in_the_folders_place_is_not_followed(home: Path) -> None:
    folder = cache_folder()
    assert folder is not None
    folder.rmdir()
    (home / "elsewhere").mkdir(mode=0o700)
    folder.symlink_to(home / "elsewhere")
    assert cache_folder() is None


def test_flags_somebody_has_set_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TF_XLA_FLAGS", "--tf_xla_auto_jit=0")
    assert xla_flags() == {}


def test_the_oldest_files_go_when_there_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = cache_folder()
    assert folder is not None
    for age, name in enumerate(("newest", "middle", "oldest")):
        (folder / name).write_bytes(b"x" * 10)
        os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))
    monkeypatch.setattr(xla_cache, "MOST_BYTES", 20)
    cache_folder()
    assert sorted(each.name for each in folder.iterdir()) == ["middle", "newest"]
