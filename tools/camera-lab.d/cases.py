#!/usr/bin/env python3
"""The cases of the camera laboratory, in the guest: cases.py list|run vivid|usb TEST-BUNDLE NAME...

`list` prints the names of all cases of a kind, and works on any machine; `run` runs those that are named. The Swift
tests of the camera (Tests/CaptureTests/Lab) are cases of vivid too; all others run the recognizer as a user would. A
line of JSON reports the begin and the end of each case to guests.py, which started the guest.
"""

import importlib
import json
import re
import subprocess
import sys
import threading
import time
import traceback

from laboratory.case import CASES, WORK, Failure, now

MODULES = {
    "vivid": ["cases_vivid"],
    "usb": [
        "cases_words", "cases_formats", "cases_faults", "cases_starts", "cases_controls", "cases_latency",
        "cases_recording", "cases_soak", "cases_window",
    ],
}
LISTED = re.compile(r"CameraLabTests/\w+/(\w+)\(")
BEGINS = re.compile(r" Test (\w+)\(.*\) started")
ENDS = re.compile(r" Test (\w+)\(.*\) .*(passed|failed) after ([\d.]+)")


PERIOD_SECONDS = 10
reporting = threading.Lock()


def report(**facts):
    """Reports to guests.py, which started the guest."""
    with reporting:
        print(json.dumps({**facts, "clock": now()}), flush=True)


def tell_clock():
    """Reports the clock for ever, by which guests.py knows how long a case has been at work."""
    while True:
        report()
        time.sleep(PERIOD_SECONDS)


def run(function):
    """Runs a case and reports its result."""
    name, start = function.__name__, now()
    report(begin=name)
    try:
        remark = function()
        passed = True
    except Failure as failure:
        passed, remark = False, str(failure)
    except Exception:
        passed, remark = False, traceback.format_exc()
    report(end=name, passed=passed, seconds=now() - start, remark=remark)


def swift_tests(bundle):
    """Returns the names of the Swift tests that are cases."""
    listing = subprocess.run(
        [bundle, "--testing-library", "swift-testing", "--list-tests"], check=True, stdout=subprocess.PIPE, text=True)
    return LISTED.findall(listing.stdout)


def run_swift_tests(bundle, names):
    """Runs the test bundle once for all its cases, and reports the begin and the end of each at once."""
    tests = "|".join(names)
    process = subprocess.Popen(
        [bundle, "--testing-library", "swift-testing", "--no-parallel", "--filter", rf"CameraLabTests.*/({tests})\("],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    said = []
    for line in process.stdout:
        said.append(line)
        begin, end = BEGINS.search(line), ENDS.search(line)
        if begin:
            report(begin=begin[1])
        elif end:
            passed = end[2] == "passed"
            reason = "" if passed else "".join(part for part in said if f" Test {end[1]}(" in part)
            report(end=end[1], passed=passed, seconds=float(end[3]), remark=reason)
    process.wait()
    report(said="".join(said[-20:]), status=process.returncode)


def functions(kind):
    """Yields the modules of a kind with their cases."""
    for module in map(importlib.import_module, MODULES[kind]):
        yield module, [function for function in CASES if function.__module__ == module.__name__]


def main():
    command, kind, bundle, *names = sys.argv[1:]
    tests = swift_tests(bundle) if kind == "vivid" else []
    if command == "list":
        print(*tests, *(function.__name__ for _, members in functions(kind) for function in members), sep="\n")
        return
    WORK.mkdir(parents=True, exist_ok=True)
    threading.Thread(target=tell_clock, daemon=True).start()
    # These come first, because they need the camera exclusively.
    chosen = [name for name in tests if name in names]
    if chosen:
        run_swift_tests(bundle, chosen)
    for module, members in functions(kind):
        for function in members:
            if function.__name__ in names:
                run(function)
        # The cases of one module may share a camera and a recognizer, which end here.
        getattr(module, "clean", lambda: None)()


if __name__ == "__main__":
    main()
