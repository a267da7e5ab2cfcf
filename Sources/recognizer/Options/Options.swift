import ArgumentParser
import Capture
import Spelling

extension Pace: ExpressibleByArgument {}
extension CommitPolicy.Reading: ExpressibleByArgument {}

/// The value of `--correct`.
enum Correction: String, ExpressibleByArgument {
    case on
    case off
}

/// The command line of `recognizer`.
struct Options: ParsableArguments {
    @OptionGroup(title: "Camera or film") var source: SourceOptions
    @OptionGroup(title: "Hand and model") var hand: HandOptions

    @Flag(help: "List the controls of the camera with their values, ranges and defaults, and end.")
    var listControls = false

    @Flag(help: "Open no window.")
    var headless = false

    @Flag(help: "Print a JSON object on a line for every frame, letter and word, instead of the text.")
    var json = false

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

    @Option(help: ArgumentHelp("Replay at the recorded speed, or as fast as possible.", valueName: "real|max"))
    var speed = Pace.real

    @Flag(help: "List the cameras and end.")
    var listCameras = false

    @Flag(help: "At the end, print counts of frames, the camera's mode and the mean latency on standard error.")
    var stats = false

    func validate() throws {
        if force, record == nil { throw ValidationError("--force goes with --record.") }
        if listControls, let other = source.named.first(where: { $0 != "--camera" }) {
            throw ValidationError("--list-controls is for cameras; it does not go with \(other).")
        }
        if let holdTime, !PolicySetting.holdTimes.contains(holdTime) {
            let (least, most) = (Int(PolicySetting.holdTimes.lowerBound), Int(PolicySetting.holdTimes.upperBound))
            throw ValidationError("--hold-time \(holdTime): must be \(least) to \(most).")
        }
        if record == "" { throw ValidationError("--record is empty.") }
    }
}
