"""Faults of cameras, each seen by a recognizer that has to live through all of them and lose no text.

A fault is over when its cause has ended; from then on the camera has two seconds to come back.
"""

import os
import signal
import time
from pathlib import Path

from laboratory.camera import BOARDS, FILMS, Camera, nodes
from laboratory.case import case, expect, now, wait_for
from laboratory.recognizer import FAULTS, PRELOAD, Recognizer

# Seconds that a camera has to come back.
RECOVERY = 2.0
MODES = [f"MJPG:160x120:{FILMS}/letters.mjpg"]


class Patient:
    """A camera and the recognizer that reads it, from the first fault to the last."""

    camera = None
    recognizer = None

    @classmethod
    def get(cls):
        if cls.recognizer is None or cls.recognizer.process.poll() is not None:
            cls.discharge()
            FAULTS.write_text("")
            cls.camera = Camera(*MODES, rate=10).__enter__()
            cls.recognizer = Recognizer(*BOARDS, "--mirror", "off", environment=PRELOAD)
            cls.recognizer.await_text("H")
        return cls.camera, cls.recognizer

    @classmethod
    def discharge(cls):
        """Ends both; returns the recognizer's exit status."""
        status = cls.recognizer.stop() if cls.recognizer else None
        if cls.camera:
            cls.camera.__exit__()
        cls.camera = cls.recognizer = None
        return status


def clean():
    """Ends what is still running."""
    Patient.discharge()


def comes_back(recognizer, end):
    """Expects a picture soon after a moment; says after how long it came."""
    seconds = recognizer.await_frame(after=end)["t"] / 1000 - end
    expect(seconds <= RECOVERY, f"back only {seconds:.1f} s after the cause had ended: {recognizer.said()}")
    recognizer.await_message("Laboratory is back.", after=end - RECOVERY)
    return f"back {seconds:.1f} s after"


def messages_since(recognizer, moment):
    return [text.removeprefix("recognizer: ") for time, text in recognizer.messages if time >= moment]


def expect_told(recognizer, start, *parts):
    """Expects a line for each part since a moment, in order, and no other."""
    told = messages_since(recognizer, start)
    fits = len(told) == len(parts) and all(part in line for part, line in zip(parts, told))
    expect(fits, f"expected {parts}, told: {told}")


@case
def unplugged_and_plugged_in():
    camera, recognizer = Patient.get()
    start = now()
    camera.unplug()
    recognizer.await_message("is gone. Plug it in again.", after=start)
    remark = comes_back(recognizer, camera.plug())
    expect_told(recognizer, start, "is gone", "is back")
    return remark


@case
def plugged_in_as_another_node():
    """Somebody else still holds the old node, so that the camera gets another number."""
    camera, recognizer = Patient.get()
    start, old = now(), camera.node
    holder = os.open(old, os.O_RDWR)
    try:
        camera.unplug()
        recognizer.await_message("is gone", after=start)
        end = camera.plug()
        expect(camera.node != old and len(nodes("Laboratory")) == 2, f"{nodes('Laboratory')} after {old}")
        remark = comes_back(recognizer, end)
    finally:
        os.close(holder)
    expect_told(recognizer, start, "is gone", "is back")
    return f"{old}, then {camera.node}, {remark}"


@case
def frozen():
    camera, recognizer = Patient.get()
    start = now()
    camera.tell("freeze")
    recognizer.await_message("has sent no picture for", after=start)
    end = now()
    camera.tell("thaw")
    remark = comes_back(recognizer, end)
    expect_told(recognizer, start, "has sent no picture for", "is back")
    return remark


@case
def thirty_seconds_without_anything():
    """As when the machine sleeps: neither the camera nor the program does anything."""
    camera, recognizer = Patient.get()
    start = now()
    camera.tell("freeze")
    recognizer.process.send_signal(signal.SIGSTOP)
    time.sleep(30)
    recognizer.process.send_signal(signal.SIGCONT)
    end = now()
    camera.tell("thaw")
    seconds = recognizer.await_frame(after=end)["t"] / 1000 - end
    expect(seconds <= RECOVERY, f"back only after {seconds:.1f} s")
    told = messages_since(recognizer, start)
    expect(len(told) in (0, 2), f"told: {told}")
    return f"back {seconds:.1f} s after"


def goes_on_through(*commands):
    """Expects that pictures go on coming, without a word, after faults of single pictures."""
    camera, recognizer = Patient.get()
    start = now()
    camera.tell(*commands)
    wait_for(lambda: camera.log_lines()[-1].endswith(commands[-1]), "the camera obeys")
    recognizer.await_frame(after=now() + 1.5)
    expect_told(recognizer, start)


@case
def pictures_flagged_as_errors():
    goes_on_through("flag 5")


@case
def truncated_mjpeg():
    goes_on_through("truncate 5")


@case
def garbage_mjpeg():
    goes_on_through("garbage 5")


@case
def dropped_pictures():
    goes_on_through("drop 5")


@case
def only_garbage():
    """Nothing but garbage is as good as nothing."""
    camera, recognizer = Patient.get()
    start = now()
    camera.tell("garbage 1000")
    recognizer.await_message("has sent no picture for", after=start)
    end = now()
    camera.tell("garbage 0")
    remark = comes_back(recognizer, end)
    expect_told(recognizer, start, "has sent no picture for", "is back")
    return remark


@case
def the_stream_breaks():
    """The endpoint stalls; nothing comes until the stream is started anew."""
    camera, recognizer = Patient.get()
    start = now()
    camera.tell("stall")
    end, text = recognizer.await_message("Laboratory (/dev/video", after=start)
    recognizer.await_message("is back", after=start)
    seconds = recognizer.await_frame(after=end)["t"] / 1000 - end
    expect(seconds <= RECOVERY, f"back only after {seconds:.1f} s")
    return f"“{text.split(') ')[-1].split('.')[0]}”, back {seconds:.1f} s after"


def refuses_for_a_while(call, number, *told):
    """Lets a call fail from an unplugging on, for longer than a camera may need to wake."""
    camera, recognizer = Patient.get()
    start = now()
    FAULTS.write_text(f"fail {call} {number}\n")
    camera.unplug()
    recognizer.await_message("is gone", after=start)
    camera.plug()
    recognizer.await_message(told[-1], after=start)
    end = now()
    FAULTS.write_text("")
    remark = comes_back(recognizer, end)
    expect_told(recognizer, start, "is gone", *told, "is back")
    return remark


@case
def reqbufs_fails_for_a_while():
    return refuses_for_a_while("REQBUFS", 22, "VIDIOC_REQBUFS: Invalid argument")


@case
def qbuf_fails_for_a_while():
    return refuses_for_a_while("QBUF", 22, "VIDIOC_QBUF: Invalid argument")


@case
def streamon_fails_for_a_while():
    return refuses_for_a_while("STREAMON", 5, "VIDIOC_STREAMON: Input/output error")


@case
def busy_for_a_while():
    return refuses_for_a_while("S_FMT", 16, "is used by another program")


@case
def qbuf_fails_while_streaming():
    camera, recognizer = Patient.get()
    start = now()
    FAULTS.write_text("fail QBUF 22\n")
    recognizer.await_message("failed: ", after=start)
    end = now()
    FAULTS.write_text("")
    return comes_back(recognizer, end)


@case
def dqbuf_fails_until_it_is_opened_again():
    """As after a fatal streaming error: what was open then never gives a picture again."""
    camera, recognizer = Patient.get()
    start = now()
    FAULTS.write_text(f"break {start}\n")
    end, text = recognizer.await_message("failed: VIDIOC_DQBUF: Input/output error", after=start)
    remark = comes_back(recognizer, end)
    FAULTS.write_text("")
    expect_told(recognizer, start, "failed: ", "is back")
    return remark


def reads_on_with_clock(recognizer, change):
    """Changes the clock that stamps pictures; expects their times to go on as if nothing had happened."""
    start = now()
    change()
    recognizer.await_frame(after=start + 1.5)
    times = [frame["t"] for frame in recognizer.frames]
    expect(all(earlier < later for earlier, later in zip(times, times[1:])), f"times go back: {times[-40:]}")
    late = [frame["latency"] for frame in recognizer.frames if frame["t"] > start * 1000]
    expect(max(late) < 1500, f"latencies: {late}")
    expect_told(recognizer, start)


@case
def stamps_jump_back_or_lie_in_the_future():
    """The driver is told to stamp by the clock of the day, which is decades ahead and then jumps back."""
    camera, recognizer = Patient.get()
    clock = Path("/sys/module/uvcvideo/parameters/clock")
    today = time.time()
    try:
        reads_on_with_clock(recognizer, lambda: clock.write_text("CLOCK_REALTIME"))
        reads_on_with_clock(recognizer, lambda: time.clock_settime(time.CLOCK_REALTIME, now() + 60))
        reads_on_with_clock(recognizer, lambda: time.clock_settime(time.CLOCK_REALTIME, now() + 1))
    finally:
        clock.write_text("CLOCK_MONOTONIC")
        time.clock_settime(time.CLOCK_REALTIME, today)
    reads_on_with_clock(recognizer, lambda: FAULTS.write_text("stamp -60\n"))
    reads_on_with_clock(recognizer, lambda: FAULTS.write_text(""))


@case
def text_outlives_all_faults():
    camera, recognizer = Patient.get()
    commits = recognizer.commits
    for earlier, later in zip(commits, commits[1:]):
        expect(later["text"].startswith(earlier["text"]), f"“{earlier['text']}” became “{later['text']}”")
    expect(recognizer.stop() == 0, recognizer.said())
    return f"“{recognizer.text}”"
