"""`RemoteMonitor`: posts the logs of epochs to a server."""

import json
import math
import urllib.error
import urllib.parse
import urllib.request
import warnings

import numpy as np

from keras.callbacks.callback import Callback
from keras.support import arguments
from keras.support.api_export import keras_export

_SECONDS_TO_WAIT = 10


@keras_export("keras.callbacks.RemoteMonitor")
class RemoteMonitor(Callback):
    """Posts the number of the epoch (from 0) and its logs to `root + path` as JSON, at the end of each epoch.

    A server that cannot be reached is warned of and does not stop training; its answers, redirections among them, are
    not looked at.

    >>> callback = keras.callbacks.RemoteMonitor("http://localhost:9000", send_as_json=True)

    Args:
        root: Address of the server, http or https.
        path: Path on the server.
        field: Name of the form field that holds the JSON text; only without `send_as_json`.
        headers: Dict of further HTTP headers, or None.
        send_as_json: Whether the JSON text is the body of the request (`application/json`, with null in place of NaN
            and infinities); otherwise it is a field of a form.

    Raises:
        ValueError: `root` is no http or https address.
    """

    def __init__(
        self, root="http://localhost:9000", path="/publish/epoch/end/", field="data", headers=None, send_as_json=False
    ):
        super().__init__()
        if not (isinstance(root, str) and root.lower().startswith(("http://", "https://"))):
            arguments.fail(self, "`root` must begin with 'http://' or 'https://'.", root, "root")
        self.root = root
        self.path = path
        self.field = field
        self.headers = headers
        self.send_as_json = send_as_json
        self._is_reachable = True

    def on_epoch_end(self, epoch, logs=None):
        """Posts the logs."""
        content = {"epoch": epoch, **{name: _as_plain(value) for name, value in (logs or {}).items()}}
        try:
            _OPENER.open(self._request(content), timeout=_SECONDS_TO_WAIT).close()
            self._is_reachable = True
        except urllib.error.HTTPError as answer:
            answer.close()
            self._is_reachable = True
        except OSError as error:
            if self._is_reachable:
                warnings.warn(f"could not reach RemoteMonitor root server at {self.root}: {error}", stacklevel=2)
            self._is_reachable = False

    def _request(self, content):
        if self.send_as_json:
            kind = "application/json"
            body = json.dumps({name: _without_nan(value) for name, value in content.items()}, allow_nan=False)
        else:
            kind = "application/x-www-form-urlencoded"
            body = urllib.parse.urlencode({self.field: json.dumps(content)})
        headers = {"Content-Type": kind, **(self.headers or {})}
        return urllib.request.Request(self.root + self.path, body.encode(), headers, method="POST")


class _KeepAddress(urllib.request.HTTPRedirectHandler):
    """Lets a redirection be an answer like others: no server sends the logs, or this process, elsewhere."""

    def redirect_request(self, *args):
        return None


_OPENER = urllib.request.build_opener(_KeepAddress)


def _as_plain(value):
    """Numbers and arrays of any kind as Python has them."""
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def _without_nan(value):
    if isinstance(value, list):
        return [_without_nan(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
