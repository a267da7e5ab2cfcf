import Testing

/// Everything that needs a camera driver; one test at a time, since there is one camera.
@Suite(.serialized, .enabled(if: CameraLab.isHere, CameraLab.reason))
enum CameraLabTests {}
