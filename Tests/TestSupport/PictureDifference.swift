import Imaging

/// How far two pictures of one size lie apart, in steps of 0…255.
public struct PictureDifference: Sendable, Equatable, CustomStringConvertible {
    /// The largest difference of any byte.
    public let largest: Int
    /// The mean difference over all bytes.
    public let mean: Double

    /// Compares two grey pictures; nil when their sizes differ.
    public init?(_ first: GreyImage, _ second: GreyImage) {
        guard first.width == second.width, first.height == second.height else { return nil }
        self.init(first.pixels, second.pixels)
    }

    /// Compares two colour pictures channel by channel; nil when their sizes differ.
    public init?(_ first: RGBImage, _ second: RGBImage) {
        guard first.width == second.width, first.height == second.height else { return nil }
        self.init(first.pixels, second.pixels)
    }

    /// Compares bytes of equal number.
    public init(_ first: [UInt8], _ second: [UInt8]) {
        let differences = zip(first, second).map { abs(Int($0) - Int($1)) }
        largest = differences.max() ?? 0
        mean = differences.isEmpty ? 0 : Double(differences.reduce(0, +)) / Double(differences.count)
    }

    /// Both figures, for a test's message.
    public var description: String { "largest difference \(largest), mean \(mean)" }
}
