/// The shape of what one layer hands to the next for one example: `[height, width, channel]`, or a flat vector.
public struct FeatureShape: Sendable, Equatable, Hashable, CustomStringConvertible {
    /// Rows; 1 when flat.
    public let height: Int
    /// Columns; 1 when flat.
    public let width: Int
    /// Channels, or the length of the vector when flat.
    public let channels: Int
    /// Whether this is a vector rather than a map.
    public let isFlat: Bool

    /// A map of `[height, width, channel]`.
    public init(height: Int, width: Int, channels: Int) {
        self.height = height
        self.width = width
        self.channels = channels
        isFlat = false
    }

    /// A vector.
    public init(vector count: Int) {
        height = 1
        width = 1
        channels = count
        isFlat = true
    }

    /// Numbers in one example.
    public var count: Int { height * width * channels }

    /// Positions in one example: height times width.
    public var area: Int { height * width }

    /// "25x25x32", or "192" when flat.
    public var description: String { isFlat ? "\(channels)" : "\(height)x\(width)x\(channels)" }
}
