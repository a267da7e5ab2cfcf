"""Cases, their failures, and waiting with a time limit."""

import time
from pathlib import Path

# After this time something that should happen counts as missing. The machine is emulated and slow, and other programs
# may use its processors; its clock runs on meanwhile.
LONGEST_WAIT_SECONDS = 90.0

# The folder for files of the cases, which ends with the machine.
WORK = Path("/tmp/cases")


class Failure(Exception):
    """A case did not go as expected."""


def expect(condition, message):
    """Fails the case unless the condition holds."""
    if not condition:
        raise Failure(message)


def now():
    """Returns the seconds of the clock that stamps the pictures of cameras."""
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def wait_for(condition, what, seconds=LONGEST_WAIT_SECONDS, pause=0.05):
    """Waits until a condition returns a true value, and returns that."""
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
    """Makes a function a case. It may return a remark, which is printed after its name."""
    CASES.append(function)
    return function
