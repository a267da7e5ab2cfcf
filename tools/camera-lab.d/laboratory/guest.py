"""A guest, seen from the machine that starts it."""

import json
import os
import queue
import signal
import subprocess
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


class Guest:
    """A virtual machine that runs a command, and the lines that it prints."""

    running = set()

    def __init__(self, share, drivers, seconds, command):
        options = ["--share", share, "--drivers", drivers, "--seconds", seconds]
        self.process = subprocess.Popen(
            [*map(str, [ROOT / "tools" / "camera-lab", "run", *options, "--", *command])], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True)
        Guest.running.add(self)
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(None)

    def line(self, deadline):
        """Returns the next line, or None at the end; raises queue.Empty after the deadline."""
        return self.lines.get(timeout=max(0, deadline - time.monotonic()))

    def end(self):
        """Kills the machine."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        Guest.running.discard(self)


def facts_of(line):
    """Returns the content of a line of cases.py, or None for a line of the kernel or the laboratory."""
    try:
        facts = json.loads(line)
        return facts if isinstance(facts, dict) else None
    except ValueError:
        return None
