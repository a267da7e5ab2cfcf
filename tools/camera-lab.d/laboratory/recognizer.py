"""The recognizer, started as a user starts it, and what it writes."""

import fcntl
import json
import os
import signal
import subprocess
import threading

from .camera import LABORATORY
from .case import LONGEST_WAIT_SECONDS, WORK, Failure, now, wait_for

PROGRAM = os.environ.get("RECOGNIZER", "")
# The file that requests faults of the driver, and the environment that makes them happen; see driver-faults.c.
FAULTS = WORK / "driver-faults"
PRELOAD = {"LD_PRELOAD": str(LABORATORY / "driver-faults.so"), "DRIVER_FAULTS": str(FAULTS)}
# The file in which it remembers settings of cameras.
MEMORY = WORK / "config" / "fingerspell" / "cameras.json"


def run_to_end(*arguments, **settings):
    """Runs the recognizer until it ends; returns its exit status and all that it wrote."""
    result = subprocess.run(
        [PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, **settings)
    return result.returncode, result.stdout


class Recognizer:
    """A recognizer that runs until the end of its `with` block."""

    # Its configuration is among the files of the cases.
    environment = {**os.environ, "XDG_CONFIG_HOME": str(WORK / "config")}

    def __init__(self, *arguments, camera="Laboratory", window=False, environment=None, small_pipe=False):
        # The cases compare letters, whatever words they make.
        arguments = ["--camera", camera, "--json", "--correct", "off", *([] if window else ["--headless"]), *arguments]
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
        """Stops reading what it writes, until `release_lines`."""
        self.may_read.clear()

    def release_lines(self):
        self.may_read.set()

    def stop(self):
        """Interrupts it, as Ctrl-C does, and returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        return self.wait()

    def wait(self, seconds=LONGEST_WAIT_SECONDS):
        """Waits until it ends and returns its exit status."""
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
        """The text so far."""
        commits = self.commits
        return commits[-1]["text"] if commits else ""

    def said(self):
        """All messages so far."""
        return "\n".join(text for _, text in self.messages)

    def await_that(self, condition, what, seconds=LONGEST_WAIT_SECONDS):
        """Waits until a condition returns a true value, and returns that; fails if the program ends before."""

        def look():
            found = condition()
            if not found and self.process.poll() is not None:
                raise Failure(f"the recognizer ended with {self.process.returncode} before {what}: {self.said()}")
            return found

        try:
            return wait_for(look, what, seconds)
        except Failure as failure:
            raise Failure(f"{failure}\nmessages: {self.said()}\nlast lines: {self.lines[-3:]}") from None

    def await_frame(self, after=0.0, seconds=LONGEST_WAIT_SECONDS):
        """Returns the first picture that was taken after a moment, in seconds."""
        def find():
            return next((frame for frame in self.frames if frame["t"] > after * 1000), None)

        return self.await_that(find, f"a picture after {after:.1f} s", seconds)

    def await_message(self, part, after=0.0, seconds=LONGEST_WAIT_SECONDS):
        """Waits for a message that contains a part, after a moment; returns its time and its text."""
        def find():
            return next(((time, text) for time, text in self.messages if time >= after and part in text), None)

        return self.await_that(find, f"the message “{part}”", seconds)

    def await_text(self, part, seconds=LONGEST_WAIT_SECONDS):
        """Waits until the text contains a part; returns the text."""
        return self.await_that(lambda: part in self.text and self.text, f"the text “{part}”", seconds)
