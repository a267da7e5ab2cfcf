"""Cases, how they fail, and waits that end."""

import time
from pathlib import Path

# Seconds after which something that should happen counts as never happening. The machine is emulated and slow, and
# may share its processors with anything; its clock runs on meanwhile.
PATIENCE = 90.0

# Folder for what cases write; it is gone with the machine.
WORK = Path("/tmp/cases")


class Failure(Exception):
    """A case did not go as it should."""


def expect(condition, message):
    """Fails the case unless the condition holds."""
    if not condition:
        raise Failure(message)


def now():
    """Seconds of the clock by which cameras stamp their pictures."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def wait_for(condition, what, seconds=PATIENCE, pause=0.05):
    """Waits until a condition gives something, and returns it."""
    deadline = now() + seconds
    while True:
        result = condition()
        if result:
            return result
        if now() > deadline:
            raise Failure(f"not within {seconds:.0f} s: {what}")
        time.sleep(pause)


CASES = []


def case(function):
    """Makes a function a case. It may return a remark, which is printed behind its name."""
    CASES.append(function)
    return function
