import ArgumentParser

/// The value of `--size`: width and height in pixels.
struct SizeArgument: ExpressibleByArgument, Equatable {
    let width: Int
    let height: Int

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
    }

    init?(argument: String) {
        let numbers = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let width = numbers[0], let height = numbers[1],
            [width, height].allSatisfy({ Self.sides.contains($0) })
        else { return nil }
        self.init(width: width, height: height)
    }

    /// No camera has others.
    private static let sides = 16...16384

    var defaultValueDescription: String { "\(width)x\(height)" }
}
