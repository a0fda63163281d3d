"""Links are asked with an end to everything, and never at a private address. Servers here are on 127.0.0.1."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from generator.steward import asking
from generator.steward.asking import MOST_STEPS, Answer, ask

AGENT = "Plainview/0 (+https://plainview.example/; looks for dead links)"
Serve = Callable[[Mapping[str, object]], str]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    answers: Mapping[str, object]
    asked: list[tuple[str, str, str]]


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        self.server.asked.append((method, self.path, self.headers["User-Agent"]))
        answer = self.server.answers.get(f"{method} {self.path}", self.server.answers.get(self.path, 404))
        if callable(answer):
            answer(self)
            return
        status, where = answer if isinstance(answer, tuple) else (answer, "")
        self.send_response(int(str(status)))
        if where:
            self.send_header("Location", str(where))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Begin a server that answers paths as told. Gives its address, and keeps what it was asked in `serve.asked`."""
    begun: list[_Server] = []

    def begin(answers: Mapping[str, object]) -> str:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.answers, server.asked = answers, asked
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        begun.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    asked: list[tuple[str, str, str]] = []
    begin.asked = asked  # type: ignore[attr-defined]
    yield begin
    for server in begun:
        server.shutdown()
        server.server_close()


def asked_here(link: str, **more: float) -> Answer:
    return ask(link, AGENT, loopback=True, **more)  # type: ignore[arg-type]


def test_what_answers_is_asked_once_by_head_and_told_who_asks(serve: Serve) -> None:
    assert asked_here(f"{serve({'/page?a=b': 200})}/page?a=b#part") == Answer("answers")
    assert serve.asked == [("HEAD", "/page?a=b", AGENT)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_where_head_is_refused_get_has_the_last_word(status: int, serve: Serve) -> None:
    assert asked_here(f"{serve({'HEAD /': status, 'GET /': 200})}/") == Answer("answers")
    assert [method for method, _, _ in serve.asked] == ["HEAD", "GET"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("status", [400, 404, 410, 500, 502])
def test_what_is_not_there_has_failed(status: int, serve: Serve) -> None:
    assert asked_here(f"{serve({'/': status})}/") == Answer("failed", f"its server answers {status}")


@pytest.mark.parametrize("status", [401, 403, 405, 429, 503, 999])
def test_a_server_that_does_not_want_to_be_asked_is_not_dead(status: int, serve: Serve) -> None:
    assert asked_here(f"{serve({'/': status})}/") == Answer("unseen", f"its server answers {status}")


@pytest.mark.parametrize(("status", "state"), [(301, "moved"), (308, "moved"), (302, "answers"), (307, "answers")])
def test_a_move_for_good_is_told_with_the_new_address(status: int, state: str, serve: Serve) -> None:
    site = serve({"/old": (status, "/new#part"), "/new": 200})

    assert asked_here(f"{site}/old") == Answer(state, "", f"{site}/new" if state == "moved" else "")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sent", "asked"),
    [
        ("/caf\u00e9", "/caf%C3%A9"),
        ("/a\u2019s page", "/a%E2%80%99s%20page"),
        ("/caf\xe9".encode("latin-1"), "/caf%C3%A9"),
    ],
)
def test_where_a_server_sends_on_is_read_as_browsers_read_it(sent: str | bytes, asked: str, serve: Serve) -> None:
    raw = sent.encode() if isinstance(sent, str) else sent
    site = serve({"/old": (301, raw.decode("latin-1")), asked: 200})

    assert asked_here(f"{site}/old") == Answer("moved", "", f"{site}{asked}")


def test_a_move_that_is_for_good_only_in_part_is_none(serve: Serve) -> None:
    assert asked_here(f"{serve({'/a': (301, '/b'), '/b': (302, '/c'), '/c': 200})}/a") == Answer("answers")
    assert asked_here(f"{serve({'/a': (302, '/b'), '/b': (301, '/c'), '/c': 200})}/a") == Answer("answers")


def test_a_move_to_what_is_not_there_has_failed(serve: Serve) -> None:
    assert asked_here(f"{serve({'/a': (301, '/b')})}/a") == Answer("failed", "its server answers 404")


@pytest.mark.parametrize("onward", ["http://[::1/x", "//[", "http://[v.]/", "http://a:b/"])
def test_what_sends_on_to_no_address_fails_alone(serve: Serve, onward: str) -> None:
    site = serve({"/a": (301, onward)})

    answer = asked_here(f"{site}/a")

    assert answer.state == "failed"
    assert answer.why in ("it sends on to what is no address", "it is no whole address")


def test_circles_and_endless_ways_end(serve: Serve) -> None:
    circle = serve({"/a": (302, "/b"), "/b": (302, "/a")})
    assert asked_here(f"{circle}/a") == Answer("failed", "it sends round in a circle")

    endless = serve({f"/{number}": (302, f"/{number + 1}") for number in range(50)})
    serve.asked.clear()  # type: ignore[attr-defined]
    assert asked_here(f"{endless}/0") == Answer("failed", "it sends on again and again")
    assert len(serve.asked) == MOST_STEPS + 1  # type: ignore[attr-defined]


def test_a_huge_body_is_not_read(serve: Serve) -> None:
    sent, over = [], threading.Event()

    def pour(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10**12))
        handler.end_headers()
        try:
            for _ in range(2000):
                handler.wfile.write(b"x" * 65536)
                sent.append(65536)
        except OSError:
            pass
        over.set()

    assert asked_here(f"{serve({'HEAD /': 405, 'GET /': pour})}/") == Answer("answers")
    assert over.wait(30)
    assert sum(sent) < 64 * 1024 * 1024


def test_a_server_that_says_nothing_or_one_letter_at_a_time_is_left(serve: Serve) -> None:
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        try:
            for letter in "HTTP/1.1 200 OK\r\nX: " + "y" * 100:
                handler.wfile.write(letter.encode())
                if over.wait(0.05):
                    return
        except OSError:
            pass

    site = serve({"/silent": lambda handler: over.wait(5), "/drip": drip})
    try:
        for path in ("silent", "drip"):
            assert asked_here(f"{site}/{path}", patience=0.3) == Answer("failed", "it does not answer in time")
    finally:
        over.set()


def test_what_is_no_http_has_failed(serve: Serve) -> None:
    site = serve({"/": lambda handler: handler.wfile.write(b"hello\r\n\r\n")})

    assert asked_here(f"{site}/").state == "failed"


def test_a_closed_port_has_failed_and_does_not_mean_that_this_machine_is_offline() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        answer = asked_here(f"http://127.0.0.1:{held.getsockname()[1]}/")

    assert answer == Answer("failed", "its server refuses the connection")


def test_a_fault_of_encryption_is_not_death(serve: Serve) -> None:
    answer = asked_here(serve({"/": 200}).replace("http:", "https:") + "/")

    assert answer.state == "unseen"
    assert answer.why.startswith("its certificate or encryption is not in order")


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fd00::1]/",
        "http://[2002:7f00:1::]/",
        "http://[64:ff9b::a00:1]/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_a_private_address_is_never_asked(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking.socket, "create_connection", lambda *_, **__: pytest.fail("was asked"))

    assert ask(link, AGENT) == Answer("unseen", "it leads to a private address")


def test_on_a_site_of_this_machine_no_other_private_address_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking.socket, "create_connection", lambda *_, **__: pytest.fail("was asked"))

    assert asked_here("http://10.0.0.1/") == Answer("unseen", "it leads to a private address")


def test_being_sent_on_to_a_private_address_is_looked_at_too(serve: Serve) -> None:
    site = serve({"/": (302, "http://10.0.0.1/"), "/m": (302, "mailto:a@b.example"), "/f": (302, "file:///etc/passwd")})

    assert asked_here(f"{site}/") == Answer("unseen", "it leads to a private address")
    assert asked_here(f"{site}/m") == Answer("unseen", "it sends on to `mailto:`, which is not asked")
    assert asked_here(f"{site}/f") == Answer("unseen", "it sends on to `file:`, which is not asked")


def test_a_host_that_answers_with_two_places_is_asked_at_none_if_one_is_private(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def both(host: str, port: int, **_: object) -> list[object]:
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("10.0.0.1", port))]

    monkeypatch.setattr(asking.socket, "getaddrinfo", both)
    monkeypatch.setattr(asking.socket, "create_connection", lambda *_, **__: pytest.fail("was asked"))

    assert ask("http://two.example/", AGENT) == Answer("unseen", "it leads to a private address")


def test_a_host_is_looked_up_once_and_asked_where_it_was_found(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int(serve({"/": 200}).rpartition(":")[2])
    looked_up = []

    def once(host: str, number: int, **_: object) -> list[object]:
        looked_up.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", number))]

    monkeypatch.setattr(asking.socket, "getaddrinfo", once)
    connected = []
    real = socket.socket.connect
    monkeypatch.setattr(
        asking.socket,
        "create_connection",
        lambda place, timeout: (connected.append(place), _connected(real, place, timeout))[1],
    )

    assert asked_here(f"http://rebinding.example:{port}/") == Answer("answers")
    assert (looked_up, connected) == (["rebinding.example"], [("127.0.0.1", port)])


def _connected(connect: Callable[..., object], place: tuple[str, int], timeout: float) -> socket.socket:
    made = socket.socket()
    made.settimeout(timeout)
    connect(made, place)
    return made


def test_a_host_that_is_not_found_may_mean_that_this_machine_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_found(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(asking.socket, "getaddrinfo", not_found)

    assert ask("https://gone.example/", AGENT) == Answer("failed", "there is no such host", network=True)


@pytest.mark.parametrize("link", ["http://[::1", "http://a:99999999/", f"http://{'a' * 80}.example/", "http://:80/"])
def test_what_is_no_address_has_failed(link: str) -> None:
    assert ask(link, AGENT).state == "failed"


def test_letters_that_http_does_not_know_are_written_as_it_does(serve: Serve) -> None:
    assert asked_here(f"{serve({'/caf%C3%A9%20x': 200})}/café%20x") == Answer("answers")
