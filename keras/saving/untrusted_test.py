"""Zip members and JSON from strangers: read exactly, bounded, or refused."""

import json
import os
import resource
import struct
import zipfile

from keras.saving import untrusted
from keras.support.errors import CorruptFileError
from keras.testing.test_case import TestCase

_LIMIT = 64 << 20


class UntrustedArchiveTest(TestCase):
    def setUp(self):
        super().setUp()
        self.path = os.path.join(self.get_temp_dir(), "x.keras")

    def write(self, members, method=zipfile.ZIP_STORED):
        with zipfile.ZipFile(self.path, "w", method) as archive:
            for name, data in members:
                archive.writestr(name, data)

    def read_json(self, name="config.json", limit=_LIMIT):
        with untrusted.opened_archive(self.path) as archive:
            return archive.read_json(name, limit)

    def read_bytes(self, name="weights"):
        with untrusted.opened_archive(self.path) as archive, archive.opened(name) as file:
            return file.read()

    def patch(self, change):
        with open(self.path, "rb") as file:
            data = bytearray(file.read())
        change(data)
        with open(self.path, "wb") as file:
            file.write(data)

    def test_reads_members_stored_and_packed(self):
        payload = bytes(range(256)) * 400
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            self.write([("config.json", json.dumps({"a": [1, None]})), ("weights", payload)], method)
            self.assertEqual(self.read_json(), {"a": [1, None]})
            self.assertEqual(self.read_bytes(), payload)

    def test_an_opened_member_seeks_like_a_file(self):
        self.write([("first", b"xxxx"), ("weights", b"0123456789"), ("last", b"yyyy")])
        with untrusted.opened_archive(self.path) as archive, archive.opened("weights") as file:
            self.assertEqual((file.seek(-3, os.SEEK_END), file.read()), (7, b"789"))
            self.assertEqual((file.seek(2), file.read(3), file.tell()), (2, b"234", 5))

    def test_a_flipped_bit_in_a_member_is_an_error(self):
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            self.write([("weights", os.urandom(3000)), ("config.json", '{"a": 1}')], method)
            self.patch(lambda data: data.__setitem__(1000, data[1000] ^ 4))
            with self.assertRaises(CorruptFileError):
                self.read_bytes()

    def test_every_truncation_is_one_error(self):
        self.write([("config.json", '{"a": 1}'), ("weights", b"x" * 500)])
        size = os.path.getsize(self.path)
        with open(self.path, "rb") as file:
            whole = file.read()
        for length in range(4, size, 7):
            with open(self.path, "wb") as file:
                file.write(whole[:length])
            with self.assertRaisesRegex(CorruptFileError, "truncated or damaged"):
                self.read_json()

    def test_missing_and_repeated_members_are_refused(self):
        self.write([("weights", b"")])
        with self.assertRaisesRegex(CorruptFileError, "'config.json' is missing"):
            self.read_json()
        with self.assertWarns(UserWarning):
            self.write([("config.json", '{"a": 1}'), ("config.json", '{"a": 2}')])
        with self.assertRaisesRegex(CorruptFileError, "there 2 times"):
            self.read_json()

    def test_bombs_are_refused_before_they_unpack(self):
        self.write([("config.json", b" " * (300 << 20)), ("weights", b"\0" * (300 << 20))], zipfile.ZIP_DEFLATED)
        self.assertLess(os.path.getsize(self.path), 1 << 20)
        with self.assertRaisesRegex(CorruptFileError, "more than 100 times"):
            self.read_json()
        with self.assertRaisesRegex(CorruptFileError, "more than 100 times"):
            self.read_bytes()

    def test_members_have_a_limit(self):
        self.write([("metadata.json", json.dumps({"a": "x" * 2000}))])
        with self.assertRaisesRegex(CorruptFileError, "at most 1000 are read"):
            self.read_json("metadata.json", limit=1000)

    def test_a_lie_about_the_size_is_refused(self):
        self.write([("weights", b"\0" * 5000)], zipfile.ZIP_DEFLATED)

        def state_less(data):
            place = data.rfind(b"PK\x01\x02")
            data[place + 24 : place + 28] = struct.pack("<L", 100)

        self.patch(state_less)
        with self.assertRaises(CorruptFileError):
            self.read_bytes()

    def test_members_over_each_other_are_refused(self):
        self.write([("weights", b"x" * 1000), ("other", b"y" * 1000)])

        def point_at_first(data):
            place = data.rfind(b"PK\x01\x02")
            data[place + 42 : place + 46] = struct.pack("<L", 0)

        self.patch(point_at_first)
        with self.assertRaisesRegex(CorruptFileError, "over another member"):
            self.read_bytes()

    def test_unknown_methods_and_encryption_are_refused(self):
        self.write([("weights", b"x" * 1000)], zipfile.ZIP_BZIP2)
        with self.assertRaisesRegex(CorruptFileError, "unknown method"):
            self.read_bytes()
        self.write([("weights", b"x" * 1000)])

        def mark_encrypted(data):
            place = data.rfind(b"PK\x01\x02")
            data[place + 8] |= 1

        self.patch(mark_encrypted)
        with self.assertRaisesRegex(CorruptFileError, "encrypted"):
            self.read_bytes()

    def test_a_directory_of_a_million_members_is_refused_unread(self):
        self.write([("weights", b"x")])

        def state_huge(data):
            place = data.rfind(b"PK\x05\x06")
            data[place + 12 : place + 16] = struct.pack("<L", 46 * 10**6)

        self.patch(state_huge)
        with self.assertRaisesRegex(CorruptFileError, "too many for a model"):
            self.read_bytes()

    def test_json_must_be_one_object(self):
        deep = "[" * 100_000 + "]" * 100_000
        for text in ("[1, 2]", "null", "{", '{"a": 1, "a": 2}', "\ufeff{}", f'{{"a": {deep}}}', ""):
            self.write([("config.json", text)])
            with self.assertRaises(CorruptFileError):
                self.read_json()
        self.write([("config.json", b'{"a": "\xff"}')])
        with self.assertRaises(CorruptFileError):
            self.read_json()

    def test_json_of_many_tiny_lists_is_refused_before_it_is_parsed(self):
        text = '{"a": [' + ",".join(["[]"] * 4_000_000) + "]}"
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with self.assertRaisesRegex(CorruptFileError, "more than 1000000 lists and objects"):
            untrusted.parse_json_object(text, "config.json")
        self.assertLess(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, 50_000)  # KB


class KindTest(TestCase):
    def test_tells_kinds_by_their_first_bytes_and_others_in_words(self):
        folder = self.get_temp_dir()
        self.assertEqual(untrusted.kind_of(folder), "folder")
        samples = {
            b"version https://git-lfs.github.com/spec/v1\n": "Git LFS pointer",
            b"<!DOCTYPE html><html>404</html>": "HTML page",
            b"hello, world": "text file",
            b"\x80\x04\x95\x00": "pickle",
            b"": "empty file",
            b"\x00\xff\x00\xff": "unknown kind",
        }
        for data, words in samples.items():
            path = os.path.join(folder, "sample")
            with open(path, "wb") as file:
                file.write(data)
            self.assertEqual(untrusted.kind_of(path), "unknown")
            self.assertIn(words, untrusted.description_of(path))
