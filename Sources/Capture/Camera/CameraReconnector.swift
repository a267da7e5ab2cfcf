/// Finds a camera again that has gone.
struct CameraReconnector: Sendable {
    private let camera: CameraInfo
    /// Where other cameras of the same name are plugged in, which must not be mistaken for it.
    private let strangers: Set<String>

    /// Remembers a camera and the others that are there with it.
    init(_ camera: CameraInfo, among others: [CameraInfo]) {
        self.camera = camera
        strangers = Set(others.filter { $0.name == camera.name && $0.bus != camera.bus }.map(\.bus))
    }

    /// Where the camera is now: in its old socket, or else in another one; nil when it is not there.
    func find(among cameras: [CameraInfo]) -> CameraInfo? {
        let candidates = cameras.filter { $0.name == camera.name && !strangers.contains($0.bus) }
        let inPlace = candidates.filter { $0.bus == camera.bus }
        // Of several nodes of one camera the one that it had before, or else the first.
        return inPlace.first { $0.path == camera.path } ?? inPlace.first ?? candidates.first
    }
}
