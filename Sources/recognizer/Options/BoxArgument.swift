import ArgumentParser
import Imaging

/// The value of `--box`: left, top, width and height in pixels.
struct BoxArgument: ExpressibleByArgument, Equatable {
    let region: Region

    init(_ region: Region) {
        self.region = region
    }

    init?(argument: String) {
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3], [x, y, width, height].allSatisfy({ $0.isFinite && abs($0) <= Self.largest }),
            width > 0, height > 0
        else { return nil }
        region = Region(x: x, y: y, width: width, height: height)
    }

    /// No picture is larger; what is, is a slip of the keyboard.
    private static let largest = 100_000.0

    var defaultValueDescription: String { "\(region.x),\(region.y),\(region.width),\(region.height)" }
}
