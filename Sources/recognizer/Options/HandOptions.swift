import ArgumentParser
import FoundationEssentials
import Imaging
import Recognition

extension HandednessMode: ExpressibleByArgument {}

/// The options that say how the hand is found and by which model it is read.
struct HandOptions: ParsableArguments {
    // A number may be negative, and is no option then.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Read this part of the picture, in pixels, instead of finding the hand.", valueName: "x,y,w,h"))
    var box: BoxArgument?

    @Option(help: ArgumentHelp("The model that finds the hand, instead of the installed one.", valueName: "file"))
    var locator: String?

    @Flag(help: "Do not find the hand: read a square in the middle of the picture, or --box.")
    var noLocator = false

    @Option(
        help: ArgumentHelp(
            "Flip the picture before it is read, for a left hand or a camera that mirrors.",
            valueName: "auto|on|off"))
    var mirror = HandednessMode.auto

    @Option(help: ArgumentHelp("The letter model, instead of the installed one.", valueName: "file"))
    var model: String?

    /// The letter model that is asked for, or else the installed one.
    ///
    /// - Throws: `ModelLocationError` when none is installed.
    func letterModel(_ location: ModelLocation) throws(ModelLocationError) -> URL {
        if let model { URL(filePath: model) } else { try location.find() }
    }

    func validate() throws {
        if locator != nil, noLocator || box != nil {
            throw ValidationError("--locator and \(noLocator ? "--no-locator" : "--box") exclude one another.")
        }
        for (name, value) in [("--model", model), ("--locator", locator)] where value == "" {
            throw ValidationError("\(name) is empty.")
        }
    }
}

/// The value of `--box`: left, top, width and height in pixels.
struct BoxArgument: ExpressibleByArgument, Equatable {
    /// No picture has larger coordinates: a larger value is a typing error.
    private static let maximumCoordinate = 100_000.0

    let region: Region

    init(_ region: Region) {
        self.region = region
    }

    init?(argument: String) {
        let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3],
            [x, y, width, height].allSatisfy({ $0.isFinite && abs($0) <= Self.maximumCoordinate }),
            width > 0, height > 0
        else { return nil }
        region = Region(x: x, y: y, width: width, height: height)
    }

    var defaultValueDescription: String { "\(region.x),\(region.y),\(region.width),\(region.height)" }
}
