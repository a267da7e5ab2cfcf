/// A camera that is plugged in.
public struct CameraInfo: Sendable, Hashable, CustomStringConvertible {
    /// Path of its device node, such as `/dev/video0`; another one after the camera was plugged in again.
    public let path: String
    /// The number at the end of the path.
    public let index: Int
    /// What its maker calls it.
    public let name: String
    /// Where it is plugged in, such as `usb-0000:00:14.0-1`: the same after it was plugged in again.
    public let bus: String

    /// Describes a camera.
    public init(path: String, index: Int, name: String, bus: String) {
        self.path = path
        self.index = index
        self.name = name
        self.bus = bus
    }

    /// One line for people: number, name, path and bus.
    public var description: String { "\(index): \(name) (\(path), \(bus))" }
}
