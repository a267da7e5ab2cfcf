import ArgumentParser
import Capture
import Recognition

extension MirrorChoice: ExpressibleByArgument {}
extension Pace: ExpressibleByArgument {}

/// The command line of `recognizer`.
struct Options: ParsableArguments {
    @Option(help: ArgumentHelp("The camera: its number, path, name or bus.", valueName: "id"))
    var camera: String?

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
    var mirror = MirrorChoice.auto

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
        if locator != nil, noLocator || box != nil {
            throw ValidationError("--locator and \(noLocator ? "--no-locator" : "--box") exclude one another.")
        }
        for (name, value) in [
            ("--camera", camera), ("--replay", replay), ("--record", record), ("--model", model),
            ("--locator", locator),
        ]
        where value == "" {
            throw ValidationError("\(name) is empty.")
        }
    }
}
