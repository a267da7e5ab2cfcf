#!/usr/bin/env python3
"""The cases of the camera laboratory, in the guest: cases.py vivid|usb TEST-BUNDLE NAME...

Says PASS or FAIL for each case (all, or those whose names contain a NAME), with a remark; ends with 1 when one failed.
The Swift tests of the camera (Tests/CaptureTests/Lab) are cases of vivid too; all others run the recognizer as a user
would.
"""

import importlib
import re
import subprocess
import sys
import traceback

from laboratory.case import CASES, WORK, Failure, now

MODULES = {
    "vivid": ["cases_vivid"],
    "usb": ["cases_words", "cases_formats", "cases_faults", "cases_starts", "cases_controls", "cases_window"],
}


def say(name, passed, seconds, remark):
    """Prints one line, and of a failure the reason below it."""
    time = f"{seconds:.0f} s" if seconds is not None else ""
    if passed:
        print(f"PASS {name} ({', '.join(filter(None, [remark, time]))})", flush=True)
    else:
        print(f"FAIL {name}", flush=True)
        for line in (remark or "").splitlines()[-25:]:
            print(f"    {line}", flush=True)


def wanted(name, names):
    """Whether a case was asked for."""
    return not names or any(part in name for part in names)


def run(function):
    """Runs a case and says how it went."""
    start = now()
    try:
        remark = function()
        passed = True
    except Failure as failure:
        passed, remark = False, str(failure)
    except Exception:
        passed, remark = False, traceback.format_exc()
    say(function.__name__, passed, now() - start, remark)
    return passed


def run_swift_tests(bundle, names):
    """Runs the test bundle once for all its cases; its report has a line for the end of each."""
    filters = [word for name in names or [""] for word in ("--filter", f"CameraLabTests.*{name}")]
    report = subprocess.run(
        [bundle, "--testing-library", "swift-testing", "--no-parallel", *filters], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, errors="replace", timeout=900).stdout
    ends = re.findall(r"Test (\w+)\(.*\) .*(passed|failed) after ([\d.]+)", report)
    for name, result, seconds in ends:
        about = [line for line in report.splitlines() if f"Test {name}(" in line]
        say(name, result == "passed", float(seconds), "\n".join(about) if result != "passed" else None)
    if not ends and not names:
        say("swift tests of the camera", False, None, report)
    return bool(ends or names) and all(result == "passed" for _, result, _ in ends)


def main():
    kind, bundle, *names = sys.argv[1:]
    WORK.mkdir(parents=True, exist_ok=True)
    results = []
    if kind == "vivid":
        # They come first: they want the camera to themselves.
        results.append(run_swift_tests(bundle, names))
    for module in map(importlib.import_module, MODULES[kind]):
        for function in CASES:
            if function.__module__ == module.__name__ and wanted(function.__name__, names):
                results.append(run(function))
        # Cases of one module may share a camera or a recognizer.
        getattr(module, "clean", lambda: None)()
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
