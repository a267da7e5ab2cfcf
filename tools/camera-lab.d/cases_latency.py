"""How old a picture is when it is read."""

import time

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import case, expect, now
from laboratory.recognizer import Recognizer

MODES = [f"YUYV:160x120:{FILMS}/letters.yuyv"]
PERIOD_MILLISECONDS = 100


@case
def latency_is_told_of_every_picture():
    """Each line of JSON contains the time from the driver's stamp of the picture to the letter."""
    with Camera(*MODES, rate=10), Recognizer(*BOARDS) as recognizer:
        recognizer.await_frame(after=now() + 1)
        for frame in recognizer.frames:
            expect(0 < frame["latency"] < 1000, f"{frame}")
        return f"latency {sorted(frame['latency'] for frame in recognizer.frames)[len(recognizer.frames) // 2]:.0f} ms"


@case
def a_slow_reader_goes_on_with_the_newest_picture():
    """While nothing reads its lines the recognizer waits; then it goes on with a new picture, not with old ones."""
    with Camera(*MODES, rate=10), Recognizer(*BOARDS, small_pipe=True) as recognizer:
        recognizer.await_frame()
        recognizer.hold_lines()
        # The pipe holds the lines of about one second.
        time.sleep(6)
        end = now() * 1000
        recognizer.release_lines()
        recognizer.await_frame(after=end / 1000 + 0.5)
        times = [frame["t"] for frame in recognizer.frames]
        gaps = [later - earlier for earlier, later in zip(times, times[1:])]
        gap = max(gaps)
        expect(gap > 2000, f"the reader was not slow: {gaps}")
        after = times[gaps.index(gap) + 1 :]
        waited = [time for time in after if time < end - 3 * PERIOD_MILLISECONDS]
        expect(not waited, f"pictures were read though newer ones were there: {waited} before {end}")
        return f"on {gap:.0f} ms later, {end - after[0]:.0f} ms old"
