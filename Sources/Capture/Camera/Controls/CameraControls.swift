/// What can be set on a camera, looked up without streaming from it.
public enum CameraControls {
    /// The controls of a camera with their values, in its driver's order.
    ///
    /// - Throws: `CaptureError` when the camera cannot be opened.
    public static func list(of camera: CameraInfo) throws(CaptureError) -> [CameraControl] {
        try V4L2Device(path: camera.path, label: camera.label).controls()
    }
}
