"""The class: every student a task of one event loop, in a process of its own.

`python -m bench.classroom.client PLAN TOLD`. A student opens the assignment, begins, answers every
question and some of them twice, looks at the last page and hands in. A step is a connection: a form
is sent, and where its answer leads is opened, as a browser does.
"""

from __future__ import annotations

import asyncio
import gzip
import sys
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from urllib.parse import urlencode

from bench.classroom.pages import QUESTION, filled, token
from bench.classroom.plan import Fields, Plan, Told

HOST = "127.0.0.1"
BEGINNING = 0.2  # the share of the time in which they begin
CHANGED = 0.1  # the share of answers that is changed at once
TRIES = 60  # how often a student tries a step that came to nothing
BARE = 5  # with every so many answers comes a request to the bare route


class Refused(Exception):
    """The server answered with an error of its own."""


class Student:
    """One of the class: a cookie, and the page in front of them."""

    def __init__(self, number: int, plan: Plan, told: Told) -> None:
        self.number, self.plan, self.told = number, plan, told
        self.cookie = plan.cookies[number]
        self.rng = Random(plan.seed * 10_000 + number)  # noqa: S311 - no secret
        self.page, self.path = "", ""

    async def work(self, begins: float) -> None:
        """Work through the assignment; the first step at `begins`, the last by the plan's end."""
        await _until(begins)
        await self.step("open", "GET", self.plan.path)
        sent: Fields = {"csrf_token": token(self.page)}
        twice = [self.step("begin", "POST", f"{self.plan.path}/start", sent)]
        if self.number % 10 == 0:
            other = Student(self.number, self.plan, self.told)
            other.cookie = self.cookie
            twice.append(other.step("begin", "POST", f"{self.plan.path}/start", sent))
        await asyncio.gather(*twice)
        done, of = 0, self.page.count("<progress") and _of(self.page)
        pace = (begins + self.plan.seconds * (1 - BEGINNING) - perf_counter()) / (of + 2)
        began = perf_counter()
        while found := QUESTION.search(self.path):
            done += 1
            await _until(began + pace * (done + self.rng.uniform(-0.4, 0.4)))
            await self.answer(int(found[2]), done)
            if done > of:
                raise LookupError("the questions do not end")
        await self.hand_in()

    async def answer(self, slot: int, done: int) -> None:
        """Save an answer, now and then another in its place right after."""
        asked, path = self.page, self.path
        if done % BARE == 0:
            await self.step("bare", "GET", "/bare/")
            self.page, self.path = asked, path
        if self.rng.random() < CHANGED:
            await self.save(slot, path, filled(asked, f"first thought {self.number}", self.rng))
        await self.save(slot, path, filled(asked, f"{self.number} of {done}", self.rng))

    async def save(self, slot: int, path: str, fields: Fields) -> None:
        status = await self.step("save", "POST", path, fields)
        if status == 303:
            self.told.saved.append((self.number, slot, fields))

    async def hand_in(self) -> None:
        attempt = self.path
        await self.step("look", "GET", f"{attempt}/submit")
        sent: Fields = {"csrf_token": token(self.page)}
        if await self.step("hand in", "POST", f"{attempt}/submit", sent) == 303:
            self.told.handed_in.append(self.number)

    async def step(self, kind: str, method: str, path: str, fields: Fields | None = None) -> int:
        """One step, tried again while the connection breaks or the server refuses; its status."""
        for _ in range(TRIES):
            try:
                return await self._try(kind, method, path, fields)
            except Refused:
                await asyncio.sleep(1)
            except (OSError, asyncio.IncompleteReadError):
                self.told.broken += 1
                await asyncio.sleep(0.5)
        raise LookupError(f"no answer to {method} {path}")

    async def _try(self, kind: str, method: str, path: str, fields: Fields | None) -> int:
        reader, writer = await asyncio.open_connection(HOST, self.plan.port)
        try:
            status, to = await self._send(reader, writer, kind, method, path, fields)
            if status == 303:
                self.path = to
                await self._send(reader, writer, "page", "GET", to, None)
            return status
        finally:
            writer.close()

    async def _send(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, kind: str, method: str,
        path: str, fields: Fields | None,
    ) -> tuple[int, str]:  # fmt: skip
        """A request and its answer: the status, and where it leads; the page is kept."""
        body = urlencode(fields or {}, doseq=True).encode()
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {HOST}:{self.plan.port}\r\n"
            f"Cookie: {self.cookie}\r\nAccept-Encoding: gzip\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        )
        began = perf_counter()
        writer.write(head.encode() + body)
        status, headers, raw = await _answer(reader)
        self.told.requests.append((kind, status, (perf_counter() - began) * 1000))
        if status >= 500:
            raise Refused(status)
        for line in headers.get("set-cookie", "").split("\n"):
            if line.startswith("session="):
                self.cookie = line.split(";")[0]
        if status == 200:
            packed = headers.get("content-encoding") == "gzip"
            self.page = (gzip.decompress(raw) if packed else raw).decode()
        return status, headers.get("location", "")


async def _answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    for line in head[1:-2]:
        name, _, value = line.partition(": ")
        key = name.lower()
        headers[key] = f"{headers[key]}\n{value}" if key in headers else value
    raw = await reader.readexactly(int(headers.get("content-length", "0")))
    return int(head[0].split(" ")[1]), headers, raw


def _of(page: str) -> int:
    """How many questions there are, as the line of progress says."""
    return int(page.partition('class="thread"')[2].partition('max="')[2].partition('"')[0])


async def _until(at: float) -> None:
    await asyncio.sleep(max(0.0, at - perf_counter()))


async def work(plan: Plan) -> Told:
    """Let the whole class work; what it saw."""
    told, began = Told(), perf_counter()
    rng = Random(plan.seed)  # noqa: S311 - no secret
    begins = [began + rng.uniform(0, BEGINNING * plan.seconds) for _ in plan.cookies]
    students = [Student(number, plan, told) for number in range(len(plan.cookies))]
    done = await asyncio.gather(
        *(who.work(at) for who, at in zip(students, begins, strict=True)), return_exceptions=True
    )
    told.stranded = [repr(each) for each in done if each is not None]
    told.seconds, told.computed = perf_counter() - began, process_time()
    return told


if __name__ == "__main__":
    asyncio.run(work(Plan.read(Path(sys.argv[1])))).write(Path(sys.argv[2]))
