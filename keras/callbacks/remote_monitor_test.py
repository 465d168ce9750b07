import http.server
import json
import threading
import urllib.parse
import warnings

import numpy as np
import tensorflow as tf

from keras.callbacks import RemoteMonitor
from keras.testing import test_case


class Server(http.server.ThreadingHTTPServer):
    """Notes what is posted, and answers with `status`."""

    def __init__(self, status=200):
        super().__init__(("127.0.0.1", 0), Handler)
        self.status = status
        self.received = []
        self.root = f"http://127.0.0.1:{self.server_port}"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def stop(self):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.received.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    def do_GET(self):
        self.server.received.append((self.path, dict(self.headers), ""))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        del args  # the base writes each request to the terminal


class RemoteMonitorTest(test_case.TestCase):
    def _serve(self, status=200):
        server = Server(status)
        self.addCleanup(server.stop)
        return server

    def test_posts_logs_as_a_form(self):
        server = self._serve()
        RemoteMonitor(server.root, field="logs").on_epoch_end(3, {"loss": np.float32(0.5), "steps": np.arange(2)})
        ((path, headers, body),) = server.received
        self.assertEqual(path, "/publish/epoch/end/")
        self.assertEqual(headers["Content-Type"], "application/x-www-form-urlencoded")
        ((field, text),) = urllib.parse.parse_qsl(body)
        self.assertEqual((field, json.loads(text)), ("logs", {"epoch": 3, "loss": 0.5, "steps": [0, 1]}))

    def test_posts_logs_as_json(self):
        server = self._serve()
        monitor = RemoteMonitor(server.root, path="/at", send_as_json=True)
        monitor.on_epoch_end(0, {"loss": float("nan"), "acc": np.float64(0.25), "both": np.array([1.0, np.inf])})
        ((path, headers, body),) = server.received
        self.assertEqual((path, headers["Content-Type"]), ("/at", "application/json"))
        self.assertEqual(body, '{"epoch": 0, "loss": null, "acc": 0.25, "both": [1.0, null]}')

    def test_adds_headers(self):
        server = self._serve()
        RemoteMonitor(server.root, headers={"X-Run": "7"}).on_epoch_end(0)
        self.assertEqual(server.received[0][1]["X-Run"], "7")

    def test_server_that_is_down_is_warned_of_once(self):
        server = Server()
        server.stop()
        monitor = RemoteMonitor(server.root)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            monitor.on_epoch_end(0, {"loss": 1.0})
            monitor.on_epoch_end(1, {"loss": 1.0})
        (warning,) = caught
        self.assertStartsWith(str(warning.message), f"could not reach RemoteMonitor root server at {server.root}")

    def test_answers_do_not_matter(self):
        server = self._serve(status=500)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            RemoteMonitor(server.root).on_epoch_end(0, {"loss": 1.0})
        self.assertEqual((len(server.received), caught), (1, []))

    def test_redirections_are_not_followed(self):
        server = self._serve(status=302)
        RemoteMonitor(server.root).on_epoch_end(0, {"loss": 1.0})
        self.assertEqual([path for path, _, _ in server.received], ["/publish/epoch/end/"])

    def test_only_web_addresses(self):
        for root in ("file:///etc", "ftp://host", "localhost:9000", None):
            with self.assertRaisesRegex(ValueError, "RemoteMonitor: `root` must begin with 'http://' or 'https://'"):
                RemoteMonitor(root)


if __name__ == "__main__":
    tf.test.main()
