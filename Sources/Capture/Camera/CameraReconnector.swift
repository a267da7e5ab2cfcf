/// Finds a camera again after it was disconnected.
struct CameraReconnector: Sendable {
    private let camera: CameraInfo
    /// Buses of other cameras with the same name, which must not be mistaken for it.
    private let otherBuses: Set<String>

    /// Stores a camera and the others that are connected with it.
    init(_ camera: CameraInfo, among others: [CameraInfo]) {
        self.camera = camera
        otherBuses = Set(others.filter { $0.name == camera.name && $0.bus != camera.bus }.map(\.bus))
    }

    /// Where the camera is now: at its old bus, or else at another one; nil if it is not connected.
    func find(among cameras: [CameraInfo]) -> CameraInfo? {
        let candidates = cameras.filter { $0.name == camera.name && !otherBuses.contains($0.bus) }
        let inPlace = candidates.filter { $0.bus == camera.bus }
        // If the camera has several nodes, prefer the one that was used before, or else the first.
        return inPlace.first { $0.path == camera.path } ?? inPlace.first ?? candidates.first
    }
}

/// A period in which a camera does not work, with the reasons that were reported.
///
/// Every reason is reported once, also a later one: a camera that was unplugged may be used by another program after
/// it was plugged in again.
struct Outage {
    /// Milliseconds for which a refusal to open is not reported: the camera or its device node may not be ready yet.
    private static let longestTransientMilliseconds = 1000.0

    private var reported: [CaptureError]
    private var pending: (error: CaptureError, since: Double)?

    /// Begins with a failure that is being reported.
    init(_ first: CaptureError) { reported = [first] }

    /// Whether to report a failure while reading.
    mutating func shouldReport(_ failure: CaptureError) -> Bool {
        pending = nil
        guard !reported.contains(failure) else { return false }
        reported.append(failure)
        return true
    }

    /// Whether to report a failure to open at the time `now`, in milliseconds: only if it has lasted for some time.
    mutating func shouldReport(_ refusal: CaptureError, at now: Double) -> Bool {
        guard let pending, pending.error == refusal else {
            pending = (refusal, now)
            return false
        }
        return now - pending.since >= Self.longestTransientMilliseconds && shouldReport(refusal)
    }
}
