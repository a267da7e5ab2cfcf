"""Faults of cameras. One recognizer must survive all of them and keep its text.

After the cause of a fault has ended, the camera must be back within LONGEST_RECOVERY_SECONDS.
"""

import os
import signal
import time
from pathlib import Path

from laboratory.camera import BOARDS, FILMS, Camera, nodes
from laboratory.case import case, expect, now, wait_for
from laboratory.recognizer import FAULTS, PRELOAD, Recognizer
from laboratory.shared import Shared, commands, driver_faults

LONGEST_RECOVERY_SECONDS = 2.0
SHARED = Shared(
    lambda: Camera(f"MJPG:160x120:{FILMS}/letters.mjpg", rate=10),
    lambda: Recognizer(*BOARDS, "--mirror", "off", environment=PRELOAD),
    prepare=lambda camera, recognizer: recognizer.await_text("H"))
clean = SHARED.stop


def expect_back(recognizer, end, is_reported=True):
    """Expects a picture, and a message, soon after the moment `end`; returns a remark with the time that it took."""
    seconds = recognizer.await_frame(after=end)["t"] / 1000 - end
    expect(
        seconds <= LONGEST_RECOVERY_SECONDS,
        f"back only {seconds:.1f} s after the cause had ended: {recognizer.said()}")
    if is_reported:
        recognizer.await_message("Laboratory is back.", after=end - LONGEST_RECOVERY_SECONDS)
    return f"back {seconds:.1f} s after"


def messages_since(recognizer, moment):
    return [text.removeprefix("recognizer: ") for time, text in recognizer.messages if time >= moment]


def expect_messages(recognizer, start, *parts):
    """Expects one message for each part since a moment, in this order, and no other."""
    messages = messages_since(recognizer, start)
    fits = len(messages) == len(parts) and all(part in line for part, line in zip(parts, messages))
    expect(fits, f"expected {parts}, got: {messages}")


def outage(cause, message, end_cause, messages=None):
    """Causes an outage, waits for its message, ends its cause, and expects the camera to be back; returns a remark.

    `cause` and `end_cause` get the camera; `end_cause` may return the moment at which the cause ended. `messages` are
    parts of all messages meanwhile: by default that of the outage and that of its end.
    """
    camera, recognizer = SHARED.get()
    start = now()
    cause(camera)
    recognizer.await_message(message, after=start)
    end = now()
    end = end_cause(camera) or end
    remark = expect_back(recognizer, end)
    expect_messages(recognizer, start, *(messages or [message, "is back"]))
    return remark


@case
def unplugged_and_plugged_in():
    return outage(Camera.unplug, "is gone. Plug it in again.", Camera.plug)


@case
def plugged_in_as_another_node():
    """Another program still holds the old node, so that the camera gets another number."""
    camera, _ = SHARED.get()
    old = camera.node

    def plug(camera):
        end = camera.plug()
        expect(camera.node != old and len(nodes("Laboratory")) == 2, f"{nodes('Laboratory')} after {old}")
        return end

    holder = os.open(old, os.O_RDWR)
    try:
        remark = outage(Camera.unplug, "is gone", plug)
    finally:
        os.close(holder)
    return f"{old}, then {camera.node}, {remark}"


@case
def frozen():
    return outage(commands("freeze"), "has sent no picture for", commands("thaw"))


@case
def only_garbage():
    """A camera that sends only garbage counts as one that sends nothing."""
    return outage(commands("garbage 1000"), "has sent no picture for", commands("garbage 0"))


@case
def thirty_seconds_without_anything():
    """As when the machine sleeps: neither the camera nor the program does anything."""
    camera, recognizer = SHARED.get()
    start = now()
    camera.tell("freeze")
    recognizer.process.send_signal(signal.SIGSTOP)
    time.sleep(30)
    recognizer.process.send_signal(signal.SIGCONT)
    end = now()
    camera.tell("thaw")
    remark = expect_back(recognizer, end, is_reported=False)
    messages = messages_since(recognizer, start)
    expect(len(messages) in (0, 2), f"messages: {messages}")
    return remark


def expect_undisturbed(command):
    """Expects that pictures go on, without a message, after faults of single pictures."""
    camera, recognizer = SHARED.get()
    start = now()
    camera.tell(command)
    wait_for(lambda: camera.log_lines()[-1].endswith(command), f"the camera executes {command}")
    recognizer.await_frame(after=now() + 1.5)
    expect_messages(recognizer, start)


@case
def pictures_flagged_as_errors():
    expect_undisturbed("flag 5")


@case
def truncated_mjpeg():
    expect_undisturbed("truncate 5")


@case
def garbage_mjpeg():
    expect_undisturbed("garbage 5")


@case
def dropped_pictures():
    expect_undisturbed("drop 5")


def broken_stream(cause, message):
    """Breaks the stream until it is started again, and expects that the recognizer does so; returns a remark."""
    camera, recognizer = SHARED.get()
    start = now()
    cause(camera)
    end, text = recognizer.await_message(message, after=start)
    remark = expect_back(recognizer, end)
    FAULTS.write_text("")
    return f"“{text.split(') ')[-1].split('.')[0]}”, {remark}"


@case
def the_stream_breaks():
    """The endpoint stalls; nothing comes until the stream is started again."""
    return broken_stream(commands("stall"), "Laboratory (/dev/video")


@case
def dqbuf_fails_until_it_is_opened_again():
    """As after a fatal streaming error: a node that is open at that time never gives a picture again."""
    _, recognizer = SHARED.get()
    start = now()
    remark = broken_stream(driver_faults(f"break {start}"), "failed: VIDIOC_DQBUF: Input/output error")
    expect_messages(recognizer, start, "failed: ", "is back")
    return remark


def refused_for_a_while(call, number, message):
    """Unplugs the camera and lets a call fail when it is back, for longer than a camera may need to wake."""
    _, recognizer = SHARED.get()

    def cause(camera):
        start = now()
        driver_faults(f"fail {call} {number}")(camera)
        camera.unplug()
        recognizer.await_message("is gone", after=start)
        camera.plug()

    return outage(cause, message, driver_faults(), messages=["is gone", message, "is back"])


@case
def reqbufs_fails_for_a_while():
    return refused_for_a_while("REQBUFS", 22, "VIDIOC_REQBUFS: Invalid argument")


@case
def qbuf_fails_for_a_while():
    return refused_for_a_while("QBUF", 22, "VIDIOC_QBUF: Invalid argument")


@case
def streamon_fails_for_a_while():
    return refused_for_a_while("STREAMON", 5, "VIDIOC_STREAMON: Input/output error")


@case
def busy_for_a_while():
    return refused_for_a_while("S_FMT", 16, "is used by another program")


@case
def qbuf_fails_while_streaming():
    """The call may fail, and be reported, more than once."""
    camera, recognizer = SHARED.get()
    start = now()
    driver_faults("fail QBUF 22")(camera)
    recognizer.await_message("failed: ", after=start)
    end = now()
    driver_faults()(camera)
    return expect_back(recognizer, end)


def reads_on_with_clock(recognizer, change):
    """Changes the clock that stamps pictures, and expects their times to go on without a jump."""
    start = now()
    change()
    recognizer.await_frame(after=start + 1.5)
    times = [frame["t"] for frame in recognizer.frames]
    expect(all(earlier < later for earlier, later in zip(times, times[1:])), f"times go back: {times[-40:]}")
    late = [frame["latency"] for frame in recognizer.frames if frame["t"] > start * 1000]
    expect(max(late) < 1500, f"latencies: {late}")
    expect_messages(recognizer, start)


@case
def stamps_jump_back_or_lie_in_the_future():
    """The driver stamps by the time of day, which is decades ahead of its usual clock, and then jumps back."""
    camera, recognizer = SHARED.get()
    clock = Path("/sys/module/uvcvideo/parameters/clock")
    today = time.time()
    try:
        reads_on_with_clock(recognizer, lambda: clock.write_text("CLOCK_REALTIME"))
        reads_on_with_clock(recognizer, lambda: time.clock_settime(time.CLOCK_REALTIME, now() + 60))
        reads_on_with_clock(recognizer, lambda: time.clock_settime(time.CLOCK_REALTIME, now() + 1))
    finally:
        clock.write_text("CLOCK_MONOTONIC")
        time.clock_settime(time.CLOCK_REALTIME, today)
    reads_on_with_clock(recognizer, lambda: driver_faults("stamp -60")(camera))
    reads_on_with_clock(recognizer, lambda: driver_faults()(camera))


@case
def text_outlives_all_faults():
    _, recognizer = SHARED.get()
    commits = recognizer.commits
    for earlier, later in zip(commits, commits[1:]):
        expect(later["text"].startswith(earlier["text"]), f"“{earlier['text']}” became “{later['text']}”")
    expect(recognizer.stop() == 0, recognizer.said())
    return f"“{recognizer.text}”"
