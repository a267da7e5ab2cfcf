"""Exposure, gain and other controls."""

import json

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import case, expect, now
from laboratory.recognizer import MEMORY, Recognizer, run_to_end

MODES = [f"YUYV:160x120:{FILMS}/letters.yuyv"]


def run(*arguments):
    """Runs the recognizer with the laboratory's camera; returns its exit status and all that it wrote."""
    return run_to_end("--camera", "Laboratory", *arguments, env=Recognizer.environment)


def controls():
    """Returns what --list-controls prints, by name."""
    status, text = run("--list-controls")
    expect(status == 0, text)
    return dict(line.split(maxsplit=1) for line in text.splitlines())


@case
def controls_are_listed():
    with Camera(*MODES):
        listed = controls()
        expect(listed["gain"] == "0  [0…100]  default 0", listed)
        expect(listed["exposure_time_absolute"].startswith("250  [3…2047]  default 250, automatic now"), listed)
        expect(listed["power_line_frequency"].startswith("1 (50 Hz)  [0 (Disabled), 1 (50 Hz), 2 (60 Hz)]"), listed)
        for name in [
            "auto_exposure", "exposure_dynamic_framerate", "focus_absolute", "focus_automatic_continuous",
            "white_balance_temperature", "white_balance_automatic",
        ]:
            expect(name in listed, f"{name} is missing: {listed}")
        return f"{len(listed)} of them"


@case
def controls_are_set_remembered_and_set_again():
    MEMORY.unlink(missing_ok=True)
    wanted = [
        "exposure=100", "exposure_priority=off", "gain=30", "focus=45", "white_balance=5000", "power_line=60",
    ]
    with Camera(*MODES, rate=10) as camera:
        arguments = [word for setting in wanted for word in ("--control", setting)]
        with Recognizer(*BOARDS, *arguments) as recognizer:
            recognizer.await_frame()
        # The camera itself reports what it was set to.
        expected = [
            "exposure mode is 1", "exposure time is 100", "exposure priority is 0", "gain is 30",
            "automatic focus is 0", "focus is 45", "automatic white balance is 0", "white balance is 5000",
            "power-line frequency is 2",
        ]
        log = camera.log.read_text()
        for line in expected:
            expect(line in log, f"{line} is missing: {log}")
    expect("gain" in json.loads(MEMORY.read_text())["cameras"][0]["controls"], MEMORY.read_text())
    # The program starts again with a new camera of the same name in the same socket, which is then unplugged and comes
    # back.
    with Camera(*MODES, rate=10) as camera, Recognizer(*BOARDS) as recognizer:
        recognizer.await_frame()
        for line in expected:
            expect(line in camera.log.read_text(), f"{line} is missing: {camera.log.read_text()}")
        expect(controls()["gain"].endswith("remembered"), controls())
        camera.unplug()
        recognizer.await_message("is gone")
        recognizer.await_frame(after=camera.plug())
        since = camera.log.read_text().split("unplugged")[-1]
        for line in expected:
            expect(line in since, f"{line} is missing after it came back: {since}")


@case
def controls_are_given_back():
    with Camera(*MODES) as camera:
        arguments = ["--control", "exposure=auto", "--control", "gain=default", "--control", "focus=auto"]
        with Recognizer(*BOARDS, *arguments) as recognizer:
            recognizer.await_frame()
        log = camera.log.read_text()
        for line in ["exposure mode is 8", "gain is 0", "automatic focus is 1"]:
            expect(line in log, f"{line} is missing: {log}")
        remembered = json.loads(MEMORY.read_text())["cameras"][0]["controls"]
        expect("exposure_time_absolute" not in remembered and "gain" not in remembered, remembered)


@case
def wrong_controls_are_refused_with_the_list():
    before = MEMORY.read_text()
    with Camera(*MODES):
        for setting, parts in [
            ("zoom=3", ["no control “zoom”", "exposure_time_absolute", "gain"]),
            ("gain=1000", ["gain cannot be “1000”", "0…100"]),
            ("power_line=70", ["“70”", "50 Hz", "60 Hz"]),
            ("exposure_priority=perhaps", ["off, on"]),
        ]:
            status, text = run("--headless", "--control", setting)
            expect(status == 1 and all(part in text for part in parts), f"{setting}: {status}, {text}")
        status, text = run("--headless", "--control", "gain")
        expect(status == 64 and "--control" in text, text)
    expect(MEMORY.read_text() == before, "a refused setting was remembered")


@case
def exposure_that_halves_the_rate_is_told():
    MEMORY.unlink(missing_ok=True)
    with Camera(*MODES, rate=10) as camera, Recognizer(*BOARDS) as recognizer:
        recognizer.await_frame()
        camera.tell("dark")
        _, text = recognizer.await_message("Too dark: ")
        expect("of 10 pictures a second" in text and "--control exposure_priority=off" in text, text)
        expect(recognizer.stop() == 0, recognizer.said())
        with Recognizer(*BOARDS, "--control", "exposure_priority=off") as heeding:
            heeding.await_frame(after=now() + 4)
            expect(not heeding.messages, heeding.said())
        return text.removeprefix("recognizer: ")
