"""Writes that replace a file or a folder whole: whoever looks finds the old contents or the new, never half of one.

What is written goes to a temporary sibling (same folder, so the same file system), is flushed to the disk, and takes
the place of the target by one rename; then the folder is flushed too. An error or a killed process leaves the target
as it was, byte for byte. Only an error while flushing the folder, after the rename, leaves the new contents (complete).

- A target that is a symbolic link stays one: the file that it points to is replaced.
- A new file gets its mode from the process's umask; a replaced one keeps the mode that it had.
- The folder must be writable, even when the file in it is: writing in place could leave half a file.
- What a killed process left beside the target is removed by the next write to the same target on the same machine.
"""

import contextlib
import ctypes
import errno
import os
import platform
import re
import secrets
import shutil
import stat
import sys
import zlib

_HAS_FOLDER_SYNC = os.name == "posix"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextlib.contextmanager
def replaced_file(path):
    """Gives a binary file, open for reading and writing, that takes the place of `path` when the block ends well.

    Raises:
        OSError: With the errno of the call that failed and `path` as its file name; `path` is then as it was.
        IsADirectoryError: `path` is a folder.
    """
    target = os.path.realpath(os.fsdecode(path))
    with _named_errors(path):
        mode = _mode_of_replaced_file(target)
        _remove_stale_siblings(target)
        temporary = _temporary_sibling(target)
        descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        try:
            with os.fdopen(descriptor, "w+b") as file:
                yield file
                if mode is not None:
                    os.chmod(temporary, mode)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        except BaseException:
            _remove(temporary)
            raise
        _sync_folder(os.path.dirname(target))


@contextlib.contextmanager
def replaced_folder(path, members):
    """Gives the path of a new, empty folder that takes the place of the folder `path` when the block ends well.

    Args:
        path: The folder to create or to replace.
        members: Names that a complete folder consists of, the one that makes a reader accept it last.

    An existing folder that holds `members` only is exchanged whole: on Linux by one atomic call, elsewhere by two
    renames (a process killed between them leaves both versions complete beside `path`). Into a folder that holds
    anything else, or that cannot be renamed because something is mounted on it, the members move one by one, the last
    of `members` last: the other contents stay, and each member is old or new.
    """
    target = os.path.realpath(os.fsdecode(path))
    with _named_errors(path):
        if os.path.exists(target) and not os.path.isdir(target):
            raise NotADirectoryError(errno.ENOTDIR, "a folder is to be written and a file has that name", target)
        temporary = _temporary_sibling(target)
        os.mkdir(temporary)
        try:
            yield temporary
            _sync_tree(temporary)
            _put_folder_in_place(temporary, target, members)
            _sync_folder(os.path.dirname(target))
        finally:
            _remove(temporary)  # what is left: the new folder after an error, the old contents after the exchange
        _remove_stale_siblings(target)


@contextlib.contextmanager
def replaced_members(folder, last):
    """Gives the path of a new folder whose files move into `folder`, one by one, the one named `last` last.

    Other contents of `folder` stay. For files that belong together and have fixed names, such as the data and the index
    of a checkpoint.
    """
    target = os.path.realpath(os.fsdecode(folder))
    with _named_errors(folder):
        temporary = _temporary_sibling(os.path.join(target, last))
        os.mkdir(temporary)
        try:
            yield temporary
            _sync_tree(temporary)
            names = sorted(os.listdir(temporary), key=lambda name: (name == last, name))
            _move_members(temporary, target, names)
        finally:
            _remove(temporary)
        _remove_stale_siblings(os.path.join(target, last))


def remove_leftovers(folder):
    """Removes what killed processes of this machine left in a folder while they wrote something into it."""
    _remove_dead(folder, ".*")


@contextlib.contextmanager
def _named_errors(path):
    """Gives the system's errors the name of the file that the user asked for."""
    try:
        yield
    except OSError as error:
        if error.errno is None or error.filename == os.fspath(path):
            raise
        raise OSError(error.errno, f"cannot write: {error.strerror or error}", os.fspath(path)) from error


def _mode_of_replaced_file(target):
    try:
        mode = os.stat(target).st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "a file is to be written and a folder has that name", target)
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "only a regular file can be replaced, not a device, pipe or socket", target)
    return stat.S_IMODE(mode)


def _temporary_sibling(target):
    folder, name = os.path.split(target)
    return os.path.join(folder, f".{_tag(name)}-{_machine()}-{os.getpid()}-{secrets.token_hex(4)}.tmp")


def _tag(name):
    """Short and stable: names may be as long as the file system allows."""
    return f"{name[:40]}-{zlib.crc32(os.fsencode(name)):08x}"


def _machine():
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _remove_stale_siblings(target):
    folder, name = os.path.split(target)
    _remove_dead(folder, re.escape(_tag(name)))


def _remove_dead(folder, tag_pattern):
    if os.name != "posix":
        return
    pattern = re.compile(rf"\.{tag_pattern}-{re.escape(_machine())}-(\d+)-[0-9a-f]{{8}}\.tmp")
    for entry in os.listdir(folder):
        match = pattern.fullmatch(entry)
        if match and not _is_alive(int(match.group(1))):
            _remove(os.path.join(folder, entry))


def _is_alive(process_id):
    try:
        os.kill(process_id, 0)  # signal 0 only asks
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _remove(path):
    """Removes what is at `path`, if anything; never the reason for an error of its own."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path, ignore_errors=True)
        if os.path.isdir(path):  # a call failed on the way: once more for what was left
            shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            os.remove(path)


def _sync_tree(folder):
    for place, _, names in os.walk(folder, topdown=False):
        for name in names:
            with open(os.path.join(place, name), "rb+") as file:
                os.fsync(file.fileno())
        _sync_folder(place)


def _sync_folder(folder):
    if not _HAS_FOLDER_SYNC:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # file systems that know no such thing
            raise
    finally:
        os.close(descriptor)


def _put_folder_in_place(temporary, target, members):
    if not os.path.exists(target):
        os.rename(temporary, target)
    elif set(os.listdir(target)) <= set(members) and not os.path.ismount(target):
        os.chmod(temporary, stat.S_IMODE(os.stat(target).st_mode))
        _exchange(temporary, target)
    else:
        _move_members(temporary, target, members)


def _move_members(temporary, target, members):
    for name in members:
        new, old = os.path.join(temporary, name), os.path.join(target, name)
        if not os.path.exists(new):
            _remove(old)
        elif os.path.exists(old):
            _exchange(new, old)
        else:
            os.rename(new, old)
    _sync_folder(target)


def _exchange(new, old):
    """Puts `new` under the name of `old`; the old contents are removed, or end under the name of `new`."""
    if _exchange_atomically(new, old):
        return
    aside = _temporary_sibling(old)
    os.rename(old, aside)
    try:
        os.rename(new, old)
    except BaseException:
        os.rename(aside, old)
        raise
    _remove(aside)


def _exchange_atomically(new, old):
    """Linux's `renameat2` with RENAME_EXCHANGE; False where the system or the file system has no such call."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    names = os.fsencode(new), os.fsencode(old)
    if rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE)) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
        return False
    raise OSError(code, os.strerror(code), old)
