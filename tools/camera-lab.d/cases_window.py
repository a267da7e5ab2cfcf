"""The window during each fault: it says what is wrong, answers keys, and shows pictures again afterwards."""

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import CASES, Failure, case, expect, now, wait_for
from laboratory.recognizer import MEMORY, PRELOAD, Recognizer
from laboratory.screen import ENVIRONMENT, Screen, difference
from laboratory.shared import Shared, commands, driver_faults


def open_window():
    MEMORY.unlink(missing_ok=True)
    return Recognizer(*BOARDS, "--mirror", "off", window=True, environment={**ENVIRONMENT, **PRELOAD})


def prepare(_, screen, recognizer):
    recognizer.await_text("HE")
    screen.keep("fine")


SHARED = Shared(lambda: Camera(f"MJPG:160x120:{FILMS}/letters.mjpg", rate=5), Screen, open_window, prepare=prepare)
clean = SHARED.stop


def fails(call, number):
    """Returns a function that unplugs the camera and plugs it in again, but lets a call to its driver fail."""

    def cause(camera):
        driver_faults(f"fail {call} {number}")(camera)
        camera.unplug()
        camera.plug()

    return cause


def add(name, cause, end_cause, message):
    """Adds a case: what causes a fault, what ends it, and the message meanwhile."""

    def of_fault():
        try:
            return check()
        except Failure:
            # The next case must start without this fault.
            SHARED.stop()
            raise

    def check():
        camera, screen, recognizer = SHARED.get()
        recognizer.await_frame(after=now())
        fine, start = screen.pixels(), now()
        cause(camera)
        recognizer.await_message(message, after=start)
        wrong = screen.wait_until_still("the window shows what is wrong", unlike=fine)
        screen.keep(name)
        expect(screen.warns(), "nothing is shown in the colour of warnings")
        # It still answers keys: F1 shows the help above the picture, and hides it again.
        screen.press("F1")
        wait_for(lambda: difference(screen.pixels(), wrong) > 0.05, "the window shows its help")
        screen.press("F1")
        wait_for(lambda: difference(screen.pixels(), wrong) < 0.02, "the window hides its help")
        end_cause(camera)
        recognizer.await_frame(after=now())
        wait_for(lambda: difference(screen.pixels(), wrong) > 0.02, "the window shows pictures again")
        return f"{100 * difference(fine, wrong):.0f} % of the window changed"

    of_fault.__name__ = f"the_window_while_{name}"
    CASES.append(of_fault)


add("unplugged", Camera.unplug, Camera.plug, "is gone")
add("frozen", commands("freeze"), commands("thaw"), "has sent no picture")
add("there_is_only_garbage", commands("garbage 1000"), commands("garbage 0"), "has sent no picture")
add("no_buffers_are_granted", fails("REQBUFS", 12), driver_faults(), "VIDIOC_REQBUFS")
add("the_stream_does_not_start", fails("STREAMON", 5), driver_faults(), "VIDIOC_STREAMON")
add("no_buffer_comes_back", fails("DQBUF", 5), driver_faults(), "VIDIOC_DQBUF")
add("another_program_has_the_camera", fails("S_FMT", 16), driver_faults(), "is used by another program")


@case
def the_window_hints_that_it_is_too_dark():
    """A hint covers no picture: they go on beside it."""
    camera, screen, recognizer = SHARED.get()
    wait_for(lambda: not screen.warns(), "the window warns of nothing")
    start = now()
    camera.tell("dark")
    hinted, _ = recognizer.await_message("Too dark", after=start)
    wait_for(screen.warns, "the window shows the hint")
    screen.keep("too_dark")
    recognizer.await_frame(after=hinted)
    camera.tell("light")
    wait_for(lambda: not screen.warns(), "the hint goes")
