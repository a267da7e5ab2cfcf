import ArgumentParser
import Capture

extension ControlSetting: ExpressibleByArgument {
    /// Parses `NAME=VALUE`.
    public init?(argument: String) { self.init(argument) }
}

/// The options that say where frames come from.
struct SourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The camera: its number, path, name or bus.", valueName: "id"))
    var camera: String?

    @Option(
        help: ArgumentHelp(
            "The only format to accept from the camera, such as MJPG (default: the one that fits best).",
            valueName: "letters"))
    var format: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The size of picture to request from the camera (default: 640x480).", valueName: "wxh"))
    var size: SizeArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many pictures a second to request from the camera (default: 30).", valueName: "rate"))
    var rate: Double?

    @Option(
        help: ArgumentHelp(
            "Set the camera's exposure, exposure_priority, gain, focus, white_balance, power_line or any other "
                + "control, and remember it: a value, auto or default. May be repeated.", valueName: "name=value"))
    var control: [ControlSetting] = []

    @Option(
        help: ArgumentHelp("Read a video, a picture or a folder of pictures instead of a camera.", valueName: "path"))
    var replay: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long a picture of a folder is shown: auto plays pictures that follow one another as a film, and "
                + "shows others long enough to be read.",
            valueName: "ms|auto"))
    var pictureTime = PictureTimeArgument.auto

    @Flag(help: "Play the demo that is installed with the program.")
    var demo = false

    /// The options that name a source, as they are written.
    var named: [String] {
        [camera.map { _ in "--camera" }, replay.map { _ in "--replay" }, demo ? "--demo" : nil].compactMap { $0 }
    }

    func validate() throws {
        guard named.count < 2 else {
            throw ValidationError("\(named.joined(separator: " and ")) exclude one another: pass one of them.")
        }
        let forCameras = [
            ("--format", format != nil), ("--size", size != nil), ("--rate", rate != nil),
            ("--control", !control.isEmpty),
        ]
        if let source = named.first, source != "--camera", let option = forCameras.first(where: \.1) {
            throw ValidationError("\(option.0) is for cameras; it does not go with \(source).")
        }
        if let rate, !(1...1000).contains(rate) { throw ValidationError("--rate \(rate): must be 1 to 1000.") }
        for (name, value) in [("--camera", camera), ("--format", format), ("--replay", replay)] where value == "" {
            throw ValidationError("\(name) is empty.")
        }
    }
}

/// The value of `--size`: width and height in pixels.
struct SizeArgument: ExpressibleByArgument, Equatable {
    /// The sides that cameras have, in pixels; others are typing errors.
    private static let sides = 16...16384

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

    var defaultValueDescription: String { "\(width)x\(height)" }
}

/// The value of `--picture-time`.
enum PictureTimeArgument: ExpressibleByArgument, Equatable {
    /// As long as the pictures themselves suggest.
    case auto
    /// This many milliseconds.
    case fixed(Double)

    init?(argument: String) {
        if argument == "auto" {
            self = .auto
        } else if let milliseconds = Double(argument), (1...60_000).contains(milliseconds) {
            self = .fixed(milliseconds)
        } else {
            return nil
        }
    }

    /// The time in milliseconds; nil for `auto`.
    var milliseconds: Double? {
        switch self {
        case .auto: nil
        case .fixed(let milliseconds): milliseconds
        }
    }

    var defaultValueDescription: String { milliseconds.map { "\($0)" } ?? "auto" }
}
