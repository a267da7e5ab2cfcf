"""Cameras that cannot be opened, or only with difficulty, when the recognizer starts."""

import os
import subprocess

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import case, expect, now, wait_for
from laboratory.recognizer import FAULTS, PRELOAD, Recognizer, run_to_end

MODES = [f"MJPG:160x120:{FILMS}/letters.mjpg"]


def refusal(fault):
    """Returns the messages of a recognizer that cannot start because of a fault."""
    FAULTS.write_text(fault)
    try:
        status, text = run_to_end(
            "--headless", "--camera", "Laboratory", env={**Recognizer.environment, **PRELOAD})
    finally:
        FAULTS.write_text("")
    expect(status == 1, f"status {status}: {text}")
    return text


@case
def calls_that_always_fail_at_the_start():
    with Camera(*MODES):
        for call, number in [("REQBUFS", 12), ("QBUF", 22), ("STREAMON", 5)]:
            text = refusal(f"fail {call} {number}\n")
            expect(f"failed: VIDIOC_{call}: " in text and "Unplug it" in text, text)


@case
def another_program_has_the_camera():
    with Camera("YUYV:160x120", rate=10) as camera:
        rival = subprocess.Popen(
            ["v4l2-ctl", "-d", camera.node, "--stream-mmap", "--stream-count=100000"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        try:
            wait_for(lambda: "sends" in camera.log_lines()[-1], "the rival streams")
            text = refusal("")
            expect("is used by another program" in text, text)
        finally:
            rival.kill()
            rival.wait()
        with Recognizer(*BOARDS) as recognizer:
            recognizer.await_frame()


@case
def nobody_may_open_it():
    with Camera(*MODES) as camera:
        os.chmod(camera.node, 0o600)
        status, text = run_to_end(
            "--headless", "--camera", "Laboratory", user="nobody", group="nogroup", extra_groups=[])
        expect(status == 1 and "usermod -aG video" in text, text)


@case
def gone_between_listing_and_opening():
    with Camera(*MODES) as camera:
        text = refusal(f"unplug {camera.commands}\n")
        expect("is gone. Plug it in again." in text, text)


@case
def only_one_buffer_granted():
    with Camera(f"YUYV:160x120:{FILMS}/letters.yuyv", rate=10):
        FAULTS.write_text("buffers 1\n")
        with Recognizer(*BOARDS, "--mirror", "off", environment=PRELOAD) as recognizer:
            recognizer.await_text("HE")
            expect(not recognizer.messages, recognizer.said())
        FAULTS.write_text("")


@case
def moved_to_another_socket():
    with Camera(*MODES, rate=10, port=1) as camera:
        with Recognizer(*BOARDS) as recognizer:
            recognizer.await_frame()
            start = now()
            camera.unplug()
            recognizer.await_message("is gone", after=start)
            with Camera(*MODES, rate=10, port=2) as other:
                recognizer.await_frame(after=other.wait_until_there())
                recognizer.await_message("is back", after=start)
