"""A replaced file or folder is the old one or the new one, whatever fails."""

import errno
import os
import stat
import subprocess
import sys
from unittest import mock

from keras.support import atomic_write
from keras.testing.test_case import TestCase

_MEMBERS = ("data", "marker")


class _FailingCalls:
    """Replaces functions of `os`: the n-th call of all of them together fails."""

    NAMES = ("open", "fsync", "replace", "rename", "mkdir", "chmod")

    def __init__(self, nth, code):
        self.remaining, self.code = nth, code

    def wrap(self, function):
        def call(*args, **kwargs):
            self.remaining -= 1
            if self.remaining == 0:
                raise OSError(self.code, os.strerror(self.code))
            return function(*args, **kwargs)

        return call

    def patched(self):
        stack = mock.patch.multiple(os, **{name: self.wrap(getattr(os, name)) for name in self.NAMES})
        return stack


class ReplacedFileTest(TestCase):
    def setUp(self):
        super().setUp()
        self.folder = self.get_temp_dir()
        self.path = os.path.join(self.folder, "model.bin")

    def write(self, contents, path=None):
        with atomic_write.replaced_file(path or self.path) as file:
            file.write(contents)

    def read(self):
        with open(self.path, "rb") as file:
            return file.read()

    def test_writes_a_new_file_and_replaces_an_old_one(self):
        self.write(b"old")
        self.assertEqual(self.read(), b"old")
        self.write(b"new")
        self.assertEqual(self.read(), b"new")
        self.assertEqual(os.listdir(self.folder), ["model.bin"])

    def test_an_error_in_the_block_leaves_the_old_file_and_no_litter(self):
        self.write(b"old")
        with self.assertRaisesRegex(RuntimeError, "half way"):
            with atomic_write.replaced_file(self.path) as file:
                file.write(b"ne")
                raise RuntimeError("half way")
        self.assertEqual(self.read(), b"old")
        self.assertEqual(os.listdir(self.folder), ["model.bin"])

    def test_any_failing_call_leaves_the_old_file_or_the_whole_new_one(self):
        for code in (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EINTR):
            for nth in range(1, 50):
                self.write(b"old")
                failing = _FailingCalls(nth, code)
                try:
                    with failing.patched():
                        self.write(b"new")
                    break
                except OSError as error:
                    self.assertEqual((error.errno, error.filename), (code, self.path))
                    folder_sync_failed = self.read() == b"new"
                    self.assertTrue(folder_sync_failed or self.read() == b"old")
                    self.assertEqual(os.listdir(self.folder), ["model.bin"])
            self.assertGreater(nth, 4)

    def test_only_a_failing_sync_of_the_folder_leaves_the_new_file(self):
        self.write(b"old")
        outcomes = []
        for nth in range(1, 50):
            try:
                with _FailingCalls(nth, errno.EIO).patched():
                    self.write(b"new")
                break
            except OSError:
                outcomes.append(self.read())
                self.write(b"old")
        self.assertEqual(outcomes[:4], [b"old"] * 4)  # open, chmod, fsync of the file, rename
        self.assertEqual(outcomes[4:], [b"new"] * 2)  # open and fsync of the folder

    def test_a_full_disk_is_reported_with_the_path(self):
        self.write(b"old")
        with self.assertRaises(OSError) as caught:
            with atomic_write.replaced_file(self.path):
                raise OSError(errno.ENOSPC, "No space left on device")
        self.assertEqual((caught.exception.errno, caught.exception.filename), (errno.ENOSPC, self.path))

    def test_a_symbolic_link_stays_and_the_file_that_it_points_to_is_replaced(self):
        self.write(b"old")
        link = os.path.join(self.folder, "link.bin")
        os.symlink("model.bin", link)
        self.write(b"new", path=link)
        self.assertTrue(os.path.islink(link))
        self.assertEqual(self.read(), b"new")

    def test_a_new_file_follows_the_umask_and_a_replaced_one_keeps_its_mode(self):
        previous = os.umask(0o027)
        try:
            self.write(b"old")
        finally:
            os.umask(previous)
        self.assertEqual(stat.S_IMODE(os.stat(self.path).st_mode), 0o640)
        os.chmod(self.path, 0o604)
        self.write(b"new")
        self.assertEqual(stat.S_IMODE(os.stat(self.path).st_mode), 0o604)

    def test_refuses_what_is_not_a_regular_file(self):
        with self.assertRaises(IsADirectoryError):
            self.write(b"new", path=self.folder)
        pipe = os.path.join(self.folder, "pipe")
        os.mkfifo(pipe)
        with self.assertRaisesRegex(OSError, "regular file"):
            self.write(b"new", path=pipe)

    def test_a_missing_folder_is_an_error_that_names_the_path(self):
        path = os.path.join(self.folder, "missing", "model.bin")
        with self.assertRaises(FileNotFoundError) as caught:
            self.write(b"new", path=path)
        self.assertEqual(caught.exception.filename, path)

    def test_names_as_long_as_the_file_system_allows(self):
        self.write(b"new", path=os.path.join(self.folder, "n" * 255))
        self.write(b"new", path=os.path.join(self.folder, "name with spaces, ü and 模型"))

    def test_a_killed_process_leaves_the_old_file_and_the_next_write_cleans_up(self):
        self.write(b"old")
        script = (
            "import os, signal, sys\n"
            "from keras.support import atomic_write\n"
            "with atomic_write.replaced_file(sys.argv[1]) as file:\n"
            "    file.write(b'ne')\n"
            "    file.flush()\n"
            "    os.kill(os.getpid(), signal.SIGKILL)\n"
        )
        child = subprocess.run([sys.executable, "-c", script, self.path], capture_output=True)
        self.assertEqual(child.returncode, -9)
        self.assertEqual(self.read(), b"old")
        self.assertLen(os.listdir(self.folder), 2)
        self.write(b"new")
        self.assertEqual(os.listdir(self.folder), ["model.bin"])


class ReplacedFolderTest(TestCase):
    def setUp(self):
        super().setUp()
        self.parent = self.get_temp_dir()
        self.path = os.path.join(self.parent, "saved")

    def write(self, text, members=_MEMBERS):
        with atomic_write.replaced_folder(self.path, _MEMBERS) as folder:
            for name in members:
                with open(os.path.join(folder, name), "w") as file:
                    file.write(text)

    def read(self):
        contents = {}
        for name in os.listdir(self.path):
            with open(os.path.join(self.path, name)) as file:
                contents[name] = file.read()
        return contents

    def test_writes_a_new_folder_and_replaces_an_old_one(self):
        self.write("old")
        self.write("new", members=("marker",))
        self.assertEqual(self.read(), {"marker": "new"})
        self.assertEqual(os.listdir(self.parent), ["saved"])

    def test_replaces_by_two_renames_where_there_is_no_exchange(self):
        self.write("old")
        with mock.patch.object(atomic_write, "_exchange_atomically", lambda new, old: False):
            self.write("new")
        self.assertEqual(self.read(), {"data": "new", "marker": "new"})
        self.assertEqual(os.listdir(self.parent), ["saved"])

    def test_keeps_other_contents_of_the_folder(self):
        self.write("old")
        with open(os.path.join(self.path, "notes.txt"), "w") as file:
            file.write("mine")
        self.write("new", members=("marker",))
        self.assertEqual(self.read(), {"marker": "new", "notes.txt": "mine"})

    def test_any_failing_call_leaves_the_old_folder_or_the_whole_new_one(self):
        for has_exchange in (True, False):
            self.write("old")
            for nth in range(1, 60):
                failing = _FailingCalls(nth, errno.ENOSPC)
                try:
                    with self._exchange(has_exchange), failing.patched():
                        self.write("new")
                    break
                except OSError as error:
                    self.assertEqual(error.errno, errno.ENOSPC)
                    self.assertLen(set(self.read().values()), 1)
                    self.assertEqual(sorted(self.read()), sorted(_MEMBERS))
                    self.assertEqual(os.listdir(self.parent), ["saved"])
                    self.write("old")
            self.assertGreater(nth, 6)

    def _exchange(self, has_exchange):
        atomically = atomic_write._exchange_atomically if has_exchange else lambda new, old: False
        return mock.patch.object(atomic_write, "_exchange_atomically", atomically)

    def test_refuses_to_replace_a_file(self):
        with open(self.path, "w") as file:
            file.write("a file")
        with self.assertRaises(NotADirectoryError):
            self.write("new")
