"""`AuditGuard`: fails a test whose code imports, starts processes, connects, unpickles or opens other files."""

import functools
import os
import sys
import tempfile

_FORBIDDEN = (
    *("import", "exec", "compile", "marshal.loads", "marshal.load", "pickle.find_class", "ctypes.dlopen"),
    *("os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "subprocess.Popen", "pty.spawn"),
    *("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"),
    *("urllib.Request", "http.client.connect", "ftplib.connect", "webbrowser.open"),
)


class ForbiddenEvent(AssertionError):
    """The guarded code did what reading a file must never do."""


class AuditGuard:
    """Context manager in which reading the files under `allowed` (and temporary files) is all that may happen.

    The first load in a process imports and compiles for reasons of its own, so tests load something harmless before
    they guard. What happened is in `events`; leaving the guard raises `ForbiddenEvent` when there is any, also when
    the code swallowed the error.
    """

    def __init__(self, *allowed):
        self._allowed = tuple(os.path.realpath(path) for path in (*allowed, tempfile.gettempdir()))
        self.events = []

    def __enter__(self):
        _guards().append(self)
        return self

    def __exit__(self, kind, error, traceback):
        _guards().remove(self)
        if self.events:
            raise ForbiddenEvent(f"Not allowed while reading a file: {self.events}")

    def judge(self, event, arguments):
        """Raises for an event that is not allowed."""
        if event in _FORBIDDEN or (event == "open" and not self._may_open(*arguments)):
            self.events.append((event, str(arguments)[:200]))
            raise ForbiddenEvent(f"{event}: {str(arguments)[:200]}")

    def _may_open(self, path, mode, flags):
        if not isinstance(path, (str, bytes)):
            return True  # an open descriptor
        real = os.path.realpath(os.fsdecode(path))
        is_read = not flags & (os.O_WRONLY | os.O_RDWR)
        if is_read and real.endswith(".py"):
            return True  # source lines for the text of a warning
        return any(real == allowed or real.startswith(allowed + os.sep) for allowed in self._allowed)


@functools.cache
def _guards():
    """The running guards. Audit hooks cannot be removed, so one is installed for the process and asks all of them."""
    guards = []

    def hook(event, arguments):
        for guard in list(guards):
            guard.judge(event, arguments)

    sys.addaudithook(hook)
    return guards
