"""The recognizer itself, as a user starts it, with what it writes."""

import fcntl
import json
import os
import signal
import subprocess
import threading

from .camera import LABORATORY
from .case import PATIENCE, WORK, Failure, now, wait_for

PROGRAM = os.environ.get("RECOGNIZER", "")
# Where faults of the driver are asked for, and the environment in which they happen; see driver-faults.c.
FAULTS = WORK / "driver-faults"
PRELOAD = {"LD_PRELOAD": str(LABORATORY / "driver-faults.so"), "DRIVER_FAULTS": str(FAULTS)}
# What it remembers of cameras.
MEMORY = WORK / "config" / "fingerspell" / "cameras.json"


class Recognizer:
    """A recognizer that runs until the block ends that it was made for."""

    # It remembers what is set on cameras among the files of the cases.
    environment = {**os.environ, "XDG_CONFIG_HOME": str(WORK / "config")}

    def __init__(self, *arguments, camera="Laboratory", window=False, environment=None, small_pipe=False):
        arguments = ["--camera", camera, "--json", *([] if window else ["--headless"]), *arguments]
        self.process = subprocess.Popen(
            [PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
            text=True, env={**self.environment, **(environment or {})})
        if small_pipe:
            fcntl.fcntl(self.process.stdout, fcntl.F_SETPIPE_SZ, 4096)
        self.lines = []
        self.messages = []
        self.may_read = threading.Event()
        self.may_read.set()
        self.threads = [
            threading.Thread(target=self._read_lines, daemon=True),
            threading.Thread(target=self._read_messages, daemon=True),
        ]
        for thread in self.threads:
            thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def _read_lines(self):
        for line in self.process.stdout:
            self.may_read.wait()
            self.lines.append(json.loads(line))

    def _read_messages(self):
        for line in self.process.stderr:
            self.messages.append((now(), line.rstrip("\n")))

    def hold_lines(self):
        """Takes no more of what it writes, until `release_lines`."""
        self.may_read.clear()

    def release_lines(self):
        self.may_read.set()

    def stop(self):
        """Asks it to end, as Ctrl-C does, and returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.wait()

    def wait(self, seconds=PATIENCE):
        """Waits until it ends by itself and returns its exit status."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Failure(f"the recognizer has not ended within {seconds:.0f} s: {self.said()}") from None
        for thread in self.threads:
            thread.join(seconds)
        return self.process.returncode

    @property
    def frames(self):
        return [line for line in self.lines if line["type"] == "frame"]

    @property
    def commits(self):
        return [line for line in self.lines if line["type"] == "commit"]

    @property
    def text(self):
        """The text after the last letter."""
        commits = self.commits
        return commits[-1]["text"] if commits else ""

    def said(self):
        """All messages so far."""
        return "\n".join(text for _, text in self.messages)

    def await_that(self, condition, what, seconds=PATIENCE):
        """Waits until a condition gives something, which it cannot after the program has ended."""

        def look():
            found = condition()
            if not found and self.process.poll() is not None:
                raise Failure(f"the recognizer ended with {self.process.returncode} before {what}: {self.said()}")
            return found

        try:
            return wait_for(look, what, seconds)
        except Failure as failure:
            raise Failure(f"{failure}\nmessages: {self.said()}\nlast lines: {self.lines[-3:]}") from None

    def await_frame(self, after=0.0, seconds=PATIENCE):
        """Waits for a picture that was taken after a moment, in seconds; returns the first."""
        def find():
            return next((frame for frame in self.frames if frame["t"] > after * 1000), None)

        return self.await_that(find, f"a picture after {after:.1f} s", seconds)

    def await_message(self, part, after=0.0, seconds=PATIENCE):
        """Waits for a message that has a part and came after a moment; returns when it came, and its words."""
        def find():
            return next(((time, text) for time, text in self.messages if time >= after and part in text), None)

        return self.await_that(find, f"the message “{part}”", seconds)

    def await_text(self, part, seconds=PATIENCE):
        """Waits until the text has a part; returns the text."""
        return self.await_that(lambda: part in self.text and self.text, f"the text “{part}”", seconds)
