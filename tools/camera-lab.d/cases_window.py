"""The window under each fault: it lives, tells what is wrong, answers keys, and shows pictures again afterwards."""

from laboratory.camera import BOARDS, FILMS, Camera
from laboratory.case import CASES, Failure, case, expect, now, wait_for
from laboratory.recognizer import FAULTS, MEMORY, PRELOAD, Recognizer
from laboratory.screen import ENVIRONMENT, Screen, difference

MODES = [f"MJPG:160x120:{FILMS}/letters.mjpg"]


class Patient:
    """A camera, a screen, and the recognizer whose window is on it, from the first fault to the last."""

    parts = None

    @classmethod
    def get(cls):
        if cls.parts is None or cls.parts[2].process.poll() is not None:
            cls.discharge()
            FAULTS.write_text("")
            MEMORY.unlink(missing_ok=True)
            recognizer = [*BOARDS, "--mirror", "off"]
            cls.parts = []
            for make in [
                lambda: Camera(*MODES, rate=5), Screen,
                lambda: Recognizer(*recognizer, window=True, environment={**ENVIRONMENT, **PRELOAD}),
            ]:
                cls.parts.append(make().__enter__())
            cls.parts[2].await_text("HE")
            cls.parts[1].keep("fine")
        return cls.parts

    @classmethod
    def discharge(cls):
        """Ends all of them, the last first."""
        for part in reversed(cls.parts or []):
            part.__exit__(None, None, None)
        cls.parts = None


def clean():
    """Ends what is still running."""
    Patient.discharge()


def fails(call, number):
    """Lets the camera come back, but a call to its driver fail."""
    def spoil(camera):
        FAULTS.write_text(f"fail {call} {number}\n")
        camera.unplug()
        camera.plug()

    return spoil


def mend(_):
    FAULTS.write_text("")


def orders(*lines):
    """Gives the camera orders."""
    return lambda camera: camera.tell(*lines)


def add(name, spoil, cure, message):
    """A case of the window: what spoils, what ends that, and what is told meanwhile."""

    def of_fault():
        try:
            return suffer()
        except Failure:
            # What comes next is to meet a camera that is well.
            Patient.discharge()
            raise

    def suffer():
        camera, screen, recognizer = Patient.get()
        recognizer.await_frame(after=now())
        fine, start = screen.pixels(), now()
        spoil(camera)
        recognizer.await_message(message, after=start)
        wrong = screen.wait_until_still("the window shows what is wrong", unlike=fine)
        screen.keep(name)
        expect(screen.warns(), "nothing is in the colour of warnings")
        # It answers keys meanwhile: the help covers the picture, and goes again.
        screen.press("F1")
        wait_for(lambda: difference(screen.pixels(), wrong) > 0.05, "the window shows its help")
        screen.press("F1")
        wait_for(lambda: difference(screen.pixels(), wrong) < 0.02, "the window hides its help")
        cure(camera)
        recognizer.await_frame(after=now())
        wait_for(lambda: difference(screen.pixels(), wrong) > 0.02, "the window shows pictures again")
        return f"{100 * difference(fine, wrong):.0f} % of the window changed"

    of_fault.__name__ = f"the_window_while_{name}"
    CASES.append(of_fault)


add("unplugged", Camera.unplug, Camera.plug, "is gone")
add("frozen", orders("freeze"), orders("thaw"), "has sent no picture")
add("there_is_only_garbage", orders("garbage 1000"), orders("garbage 0"), "has sent no picture")
add("no_buffers_are_granted", fails("REQBUFS", 12), mend, "VIDIOC_REQBUFS")
add("the_stream_does_not_start", fails("STREAMON", 5), mend, "VIDIOC_STREAMON")
add("no_buffer_comes_back", fails("DQBUF", 5), mend, "VIDIOC_DQBUF")
add("another_program_has_the_camera", fails("S_FMT", 16), mend, "is used by another program")


@case
def the_window_hints_that_it_is_too_dark():
    """A hint covers nothing: the pictures go on beside it."""
    camera, screen, recognizer = Patient.get()
    wait_for(lambda: not screen.warns(), "the window warns of nothing")
    start = now()
    camera.tell("dark")
    told, _ = recognizer.await_message("Too dark", after=start)
    wait_for(screen.warns, "the window shows the hint")
    screen.keep("too_dark")
    recognizer.await_frame(after=told)
    camera.tell("light")
    wait_for(lambda: not screen.warns(), "the hint goes")
