import ArgumentParser
import Capture
import Recognition

extension HandednessMode: ExpressibleByArgument {}
extension Pace: ExpressibleByArgument {}
extension ControlSetting: ExpressibleByArgument {
    /// Reads `NAME=VALUE`.
    public init?(argument: String) { self.init(argument) }
}

/// The command line of `recognizer`.
struct Options: ParsableArguments {
    @Option(help: ArgumentHelp("The camera: its number, path, name or bus.", valueName: "id"))
    var camera: String?

    @Option(
        help: ArgumentHelp(
            "The only format to take of the camera, such as MJPG (default: the most fitting).", valueName: "letters"))
    var format: String?

    @Option(
        help: ArgumentHelp("The size of pictures to ask the camera for (default: 640x480).", valueName: "wxh"))
    var size: SizeArgument?

    @Option(
        help: ArgumentHelp("How many pictures a second to ask the camera for (default: 30).", valueName: "rate"))
    var rate: Double?

    @Option(
        help: ArgumentHelp(
            "Set the camera's exposure, exposure_priority, gain, focus, white_balance, power_line or any other "
                + "control, and remember it: a value, auto or default. May be repeated.", valueName: "name=value"))
    var control: [ControlSetting] = []

    @Flag(help: "List what can be set on the camera, with ranges, usual values and values, and end.")
    var listControls = false

    @Option(help: ArgumentHelp("Read a video or a folder of pictures instead of a camera.", valueName: "path"))
    var replay: String?

    @Flag(help: "Play the demo that comes with the program.")
    var demo = false

    @Flag(help: "Open no window.")
    var headless = false

    @Flag(help: "Print a JSON object a line for every frame and every letter, instead of the text.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Read this part of the picture, in pixels, instead of finding the hand.", valueName: "x,y,w,h"))
    var box: BoxArgument?

    @Option(help: ArgumentHelp("The model that finds the hand, instead of the one that ships.", valueName: "file"))
    var locator: String?

    @Flag(help: "Do not find the hand: read a square in the middle of the picture, or --box.")
    var noLocator = false

    @Option(
        help: ArgumentHelp(
            "Flip the picture before it is read, for a left hand or a camera that mirrors.",
            valueName: "auto|on|off"))
    var mirror = HandednessMode.auto

    @Option(help: ArgumentHelp("Write the frames to a Matroska file, to be replayed.", valueName: "file"))
    var record: String?

    @Option(help: ArgumentHelp("The letter model, instead of the one that ships.", valueName: "file"))
    var model: String?

    @Option(help: ArgumentHelp("Replay as it was recorded, or as fast as can be.", valueName: "real|max"))
    var speed = Pace.real

    @Option(
        help: ArgumentHelp(
            "How long a picture of a folder lasts: auto shows pictures that follow one another as a film, others "
                + "long enough to be read.",
            valueName: "ms|auto"))
    var pictureTime = PictureTimeArgument.auto

    @Flag(help: "List the cameras and end.")
    var listCameras = false

    func validate() throws {
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
