"""Parts that several cases share, such as a camera and the recognizer that reads it, and faults for them."""

from .recognizer import FAULTS


class Shared:
    """Parts that run from the first case that needs them until `stop`, the recognizer as the last of them.

    If the recognizer has ended meanwhile, all parts are started again for the next case.
    """

    def __init__(self, *factories, prepare=lambda *parts: None):
        """`factories` make one part each; `prepare` gets all parts when they run, and waits until they are ready."""
        self._factories = factories
        self._prepare = prepare
        self._parts = []

    def get(self):
        """Returns all parts, running."""
        if self._parts and self._parts[-1].process.poll() is None:
            return self._parts
        self.stop()
        FAULTS.write_text("")
        try:
            for make in self._factories:
                self._parts.append(make().__enter__())
            self._prepare(*self._parts)
        except BaseException:
            self.stop()
            raise
        return self._parts

    def stop(self):
        """Ends all parts, the last first."""
        while self._parts:
            self._parts.pop().__exit__(None, None, None)


def commands(*lines):
    """Returns a function that sends commands to a camera; usb-camera --help lists them."""
    return lambda camera: camera.tell(*lines)


def driver_faults(*lines):
    """Returns a function that causes faults of the driver, or ends them if there are no lines; see driver-faults.c."""

    def write(_):
        FAULTS.write_text("".join(f"{line}\n" for line in lines))

    return write
