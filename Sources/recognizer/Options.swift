import ArgumentParser
import Capture
import Imaging
import Recognition
import Spelling

extension HandednessMode: ExpressibleByArgument {}
extension Pace: ExpressibleByArgument {}
extension CommitPolicy.Reading: ExpressibleByArgument {}

/// The value of `--correct`.
enum Correction: String, ExpressibleByArgument {
    case on
    case off
}

extension ControlSetting: ExpressibleByArgument {
    /// Parses `NAME=VALUE`.
    public init?(argument: String) { self.init(argument) }
}

/// The command line of `recognizer`.
struct Options: ParsableArguments {
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

    @Flag(help: "List the controls of the camera with their values, ranges and defaults, and end.")
    var listControls = false

    @Option(
        help: ArgumentHelp("Read a video, a picture or a folder of pictures instead of a camera.", valueName: "path"))
    var replay: String?

    @Flag(help: "Play the demo that is installed with the program.")
    var demo = false

    @Flag(help: "Open no window.")
    var headless = false

    @Flag(help: "Print a JSON object on a line for every frame, letter and word, instead of the text.")
    var json = false

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

    @Option(
        help: ArgumentHelp(
            "How letters are read: hold types a letter that is held for 0.4 s; flow follows a hand that spells on; auto "
                + "does as the hand does (default: auto).",
            valueName: "auto|hold|flow"))
    var reading: CommitPolicy.Reading?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How long a letter must be held (default: 400).", valueName: "ms"))
    var holdTime: Double?

    @Option(
        help: ArgumentHelp(
            "Whether the likeliest word takes the place of the letters when a word ends (default: on).",
            valueName: "on|off"))
    var correct: Correction?

    @Flag(help: "Print all settings as they are now, as a start for the file settings.json, and end.")
    var printSettings = false

    @Flag(help: "List the words that were learnt from your choices, and end.")
    var listWords = false

    @Option(help: ArgumentHelp("Forget a word that was learnt, and end. May be repeated.", valueName: "word"))
    var forgetWord: [String] = []

    @Option(help: ArgumentHelp("Write the frames to a Matroska file, to be replayed.", valueName: "file"))
    var record: String?

    @Flag(help: "Replace the file of --record if there is one.")
    var force = false

    @Option(help: ArgumentHelp("The letter model, instead of the installed one.", valueName: "file"))
    var model: String?

    @Option(help: ArgumentHelp("Replay at the recorded speed, or as fast as possible.", valueName: "real|max"))
    var speed = Pace.real

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long a picture of a folder is shown: auto plays pictures that follow one another as a film, and "
                + "shows others long enough to be read.",
            valueName: "ms|auto"))
    var pictureTime = PictureTimeArgument.auto

    @Flag(help: "List the cameras and end.")
    var listCameras = false

    @Flag(help: "At the end, print counts of frames, the camera's mode and the mean latency on standard error.")
    var stats = false

    func validate() throws {
        if force, record == nil { throw ValidationError("--force goes with --record.") }
        let sources = [camera.map { _ in "--camera" }, replay.map { _ in "--replay" }, demo ? "--demo" : nil]
            .compactMap { $0 }
        guard sources.count < 2 else {
            throw ValidationError("\(sources.joined(separator: " and ")) exclude one another: pass one of them.")
        }
        let forCameras = [
            ("--format", format != nil), ("--size", size != nil), ("--rate", rate != nil),
            ("--control", !control.isEmpty), ("--list-controls", listControls),
        ]
        if let source = sources.first, source != "--camera", let option = forCameras.first(where: \.1) {
            throw ValidationError("\(option.0) is for cameras; it does not go with \(source).")
        }
        if let rate, !(1...1000).contains(rate) { throw ValidationError("--rate \(rate): must be 1 to 1000.") }
        if let holdTime, !PolicySetting.holdTimes.contains(holdTime) {
            let (least, most) = (Int(PolicySetting.holdTimes.lowerBound), Int(PolicySetting.holdTimes.upperBound))
            throw ValidationError("--hold-time \(holdTime): must be \(least) to \(most).")
        }
        if locator != nil, noLocator || box != nil {
            throw ValidationError("--locator and \(noLocator ? "--no-locator" : "--box") exclude one another.")
        }
        for (name, value) in [
            ("--camera", camera), ("--format", format), ("--replay", replay), ("--record", record), ("--model", model),
            ("--locator", locator),
        ]
        where value == "" {
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
