"""The official client, bounded in time and size. The only room that imports openai, and imported only when used.

It runs on an event loop in a thread of its own, because only there a request can be ended at its limit wherever it
stands: waiting for a connection, for a body that trickles, or between two of the client's own attempts.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import ssl
import threading
import time
import weakref
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Mapping
from email.utils import parsedate_to_datetime
from importlib import import_module
from typing import Any, TypeVar
from urllib.parse import urlsplit

import openai

from pytest_lam.lam.generalist import wire
from pytest_lam.lam.generalist.access import Access
from pytest_lam.lam.generalist.faults import Cut, Foreign, OutOfTime, Rejected, TooLong, Unreached

CHAT_BYTES = 512 * 1024
"""The most of an answer that is read: its text, and what some servers add of the model's thinking."""

LIST_BYTES = 8 * 1024 * 1024
"""The most of a list of models that is read: those of large providers have hundreds of entries."""

CONNECT_SECONDS = 5.0
"""How long a connection may take, as the client has it: a host that is not there is told before the limit."""

UNREACHED = frozenset({"ConnectError", "ConnectTimeout", "ProxyError", "UnsupportedProtocol"})
"""What the HTTP library calls it when there is no line at all."""

SENT = logging.getLogger("pytest_lam.sent")
"""Tells the body of every request, for who wants to see what leaves the machine."""

T = TypeVar("T")
http: Any = import_module(openai.DefaultAsyncHttpxClient.__base__.__module__.partition(".")[0])
"""The HTTP library that the client is built on: httpx2 since its third release, httpx before."""


class Body(dict[str, Any]):
    """The body of a request, which becomes JSON only where somebody reads it."""

    def __str__(self) -> str:
        return json.dumps(self, ensure_ascii=False)


class Client:
    """A line to an endpoint."""

    def __init__(self, access: Access) -> None:
        """A line that is not used yet.

        :raises Unreached: what the environment names can't be used.
        """
        self._watch = _Watch()
        try:
            self._openai = _openai(access, self._watch)
        except (ValueError, http.InvalidURL):
            raise Unreached("its address, or that of a proxy, can't be used") from None
        self._loop = asyncio.new_event_loop()
        thread = threading.Thread(target=_live, args=(self._loop, self._openai), daemon=True, name="pytest-lam model")
        thread.start()
        weakref.finalize(self, _end, self._loop, thread)

    def chat(self, request: Mapping[str, Any], limit: float) -> wire.Answered:
        """What is answered to a chat request.

        :param limit: seconds that it may take, the client's own retries in it.
        :raises Fault: it brought no answer of the protocol.
        """
        SENT.info("%s", Body(request))
        create = self._openai.chat.completions.with_raw_response.create
        raw = self._run(lambda: create(**request, timeout=_timeout(limit)), limit, CHAT_BYTES)
        return wire.answered(raw.content)

    def models(self, limit: float) -> list[str]:
        """The names of the models that the endpoint has.

        :raises Fault: it did not tell.
        """
        listed = self._openai.models.with_raw_response.list
        raw = self._run(lambda: listed(timeout=_timeout(limit)), limit, LIST_BYTES)
        return wire.names(raw.content)

    def _run(self, ask: Callable[[], Awaitable[T]], limit: float, most: int) -> T:
        self._watch.begin(limit, most)
        future = asyncio.run_coroutine_threadsafe(_within(ask, limit), self._loop)
        try:
            return future.result(limit + CONNECT_SECONDS)  # a process that was forked has no such thread
        except openai.OpenAIError as problem:
            raise _fault(problem, self._watch) from None
        except TimeoutError:
            raise OutOfTime(self._watch.status) from None
        finally:
            future.cancel()


class _Watch:
    """Sees every response before its body is read, and holds it to what the request may take."""

    def __init__(self) -> None:
        self.status, self._end, self._most = 0, 0.0, 0

    def begin(self, limit: float, most: int) -> None:
        """A new request."""
        self.status, self._end, self._most = 0, time.monotonic() + limit, most

    async def seen(self, response: Any) -> None:
        """A response has begun: what comes is counted, and a rest that leads past the limit is not waited for."""
        self.status = response.status_code
        wait = _wait(response.headers)
        if wait is not None and time.monotonic() + wait > self._end:
            response.headers["x-should-retry"] = "false"
        response.stream = _Bounded(response.stream, self._most)


class _Flood(openai.OpenAIError):
    """More came than is read."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most


class _Bounded(http.AsyncByteStream):  # type: ignore[misc]  # whichever library's it is
    """A body that is read only so far."""

    def __init__(self, inner: Any, most: int) -> None:
        self._inner, self._most = inner, most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        came = 0
        async for chunk in self._inner:
            came += len(chunk)
            if came > self._most:
                raise _Flood(self._most)
            yield chunk

    async def aclose(self) -> None:
        """Let the line go."""
        await self._inner.aclose()


def _openai(access: Access, watch: _Watch) -> openai.AsyncOpenAI:
    line = openai.DefaultAsyncHttpxClient(follow_redirects=False, event_hooks={"response": [watch.seen]})
    if access.azure_version:
        return openai.AsyncAzureOpenAI(
            azure_endpoint=access.url,
            api_version=access.azure_version,
            api_key=access.key or None,
            azure_ad_token=access.azure_token or None,
            organization=access.organization,
            project=access.project,
            http_client=line,
        )
    signing = {"Authorization": f"Basic {b64encode(access.sign_in.encode()).decode()}"} if access.sign_in else None
    return openai.AsyncOpenAI(
        base_url=access.url,
        api_key=access.key,
        organization=access.organization,
        project=access.project,
        default_headers=signing,
        http_client=line,
    )


def _timeout(limit: float) -> openai.Timeout:
    return openai.Timeout(limit, connect=min(limit, CONNECT_SECONDS))


async def _within(ask: Callable[[], Awaitable[T]], limit: float) -> T:
    async with asyncio.timeout(limit):
        return await ask()


def _live(loop: asyncio.AbstractEventLoop, client: openai.AsyncOpenAI) -> None:
    """The life of the thread: until the loop is stopped, then what is open is closed."""
    loop.run_forever()
    closing: tuple[Coroutine[Any, Any, None], ...] = (client.close(), loop.shutdown_asyncgens())
    for last in closing:
        loop.run_until_complete(last)
    loop.close()


def _end(loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
    loop.call_soon_threadsafe(loop.stop)
    if thread is not threading.current_thread():
        thread.join(CONNECT_SECONDS)


def _fault(problem: openai.OpenAIError, watch: _Watch) -> Exception:
    """What went wrong, out of the client's own words for it."""
    causes = tuple(_chain(problem))
    kinds = {type(cause).__name__ for cause in causes}
    if flood := next((cause for cause in causes if isinstance(cause, _Flood)), None):
        return TooLong(flood.most)
    if isinstance(problem, openai.APIStatusError):
        return _rejected(problem)
    if kinds & UNREACHED:
        return Unreached(next(filter(None, map(_reason, causes)), ""))
    if isinstance(problem, openai.APITimeoutError):
        return OutOfTime(watch.status)
    return Cut() if isinstance(problem, openai.APIConnectionError) else Foreign()


def _chain(problem: BaseException | None) -> Iterator[BaseException]:
    """A problem and what it came from."""
    while problem is not None:
        yield problem
        if isinstance(problem, BaseExceptionGroup):
            problem = problem.exceptions[0]
        else:
            problem = problem.__cause__ or problem.__context__


def _reason(problem: BaseException) -> str:
    """The system's words for why there is no line."""
    if isinstance(problem, ssl.SSLCertVerificationError):
        return f"its certificate is not trusted, {problem.verify_message}"
    if isinstance(problem, OSError) and problem.errno:
        return os.strerror(problem.errno) if problem.errno > 0 else problem.strerror or ""
    return "it did not take the connection" if isinstance(problem, openai.APITimeoutError) else ""


def _rejected(problem: openai.APIStatusError) -> Rejected:
    """A status with the server's words, whichever form it gives them: an error object, a string, FastAPI's details."""
    body, status = problem.body, problem.status_code
    told = wire.rejected(body, status)
    if status in range(300, 400):
        told.words = f"to {urlsplit(problem.response.headers.get('location', '')).hostname or 'another path'}"
    told.wait = _wait(problem.response.headers)
    return told


def _wait(headers: Mapping[str, str]) -> float | None:
    """How many seconds a response asks to be left alone, in the ways that the client reads."""
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            wait = float(headers.get(name, "")) / unit
        except ValueError:
            continue
        return wait if wait > 0 else None
    try:
        at = parsedate_to_datetime(headers.get("retry-after", ""))
    except ValueError:
        return None
    return max(0.0, at.timestamp() - time.time()) or None
