import ArgumentParser
import Capture
import Display
import FoundationEssentials
import Recognition
import Spelling

@main
struct RecognizerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recognizer",
        abstract: "Reads the letters of the ASL manual alphabet that a hand shows to a camera.",
        discussion: """
            Hold your hand up before the camera. A letter is typed when it has been held for 0.4 s; let go for a \
            moment before you show the same letter again. A word ends when the hand has been away for 0.8 s.

            Letters go to standard output, messages to standard error. Without a display no window is opened. \
            Ctrl-C ends the program and finishes a recording.

            EXAMPLES:
              recognizer
                    reads the first camera, in a window
              recognizer --camera "HD Pro Webcam C920"
                    reads another one; --list-cameras names them
              recognizer --control exposure_priority=off --control power_line=50
                    keeps the rate up in the dark, and lamps from flickering; --list-controls names more
              recognizer --headless --json
                    prints a JSON object for every frame and every letter
              recognizer --record hello.mkv
              recognizer --replay hello.mkv
                    keeps what the camera saw, and reads it again
              recognizer --headless --speed max --replay pictures
                    reads a folder of pictures as fast as can be
              recognizer --box 100,80,300,300
                    reads only that part of the picture, wherever hands are
              recognizer --mirror on
                    reads a left hand

            EXIT STATUS: 0 when all went well, 1 when something failed, 64 when the command line is wrong.
            """)

    @OptionGroup var options: Options

    func run() throws {
        Signals.watch()
        do {
            if options.listCameras {
                try CameraListing.print(CameraList.cameras())
            } else if options.listControls {
                try ControlListing.print(of: CameraList.camera(options.camera))
            } else {
                try read()
            }
        } catch OutputError.closed {
            return
        } catch let code as ExitCode {
            throw code
        } catch {
            Messages.say("\(error)")
            throw ExitCode.failure
        }
    }

    /// Reads from the source that was chosen to its end.
    private func read() throws {
        let location = ModelLocation()
        let choice = try FrameSourceChoice(options, location: location)
        if let path = options.record, choice.reads(path) {
            throw CaptureError.cannotRecord(path: path, reason: "it is the video that is to be read")
        }
        choice.prepare()
        let net = try LetterNet(contentsOf: options.model.map { URL(filePath: $0) } ?? location.find())
        let finding = try HandFinding(options, location: location, margin: net.preprocessor.margin)
        var session = ReadingSession(
            recognizer: Recognizer(net: net, locator: finding.locator(), handedness: options.mirror),
            committer: LetterCommitter(policy: CommitPolicy(threshold: net.threshold)),
            source: try choice.open(pace: options.speed), isLive: choice.isLive,
            output: options.json ? JSONOutput() : TextOutput())
        if let path = options.record {
            session.recording.start(path: path)
            guard session.recording.failure == nil else { throw ExitCode.failure }
        }
        var sourceHasEnded = true
        do {
            sourceHasEnded = try loop(&session, over: choice, finding)
        } catch {
            // What was read before the failure is not lost.
            try session.finish(sourceHasEnded: true)
            throw error
        }
        try session.finish(sourceHasEnded: sourceHasEnded)
        guard session.recording.failure == nil else { throw ExitCode.failure }
    }

    /// Reads with a window if one is wanted and can be had; says whether the source has ended.
    private func loop(
        _ session: inout ReadingSession, over choice: FrameSourceChoice, _ finding: HandFinding
    ) throws -> Bool {
        guard let window = window() else { return try HeadlessLoop.run(&session) }
        let source = session.source.name
        let shortName = choice.isLive ? source : URL(filePath: source).lastPathComponent
        var loop = WindowLoop(window: window, source: shortName, finding: finding) {
            RecordingName.now(beside: options.record)
        }
        while try loop.run(&session) {
            guard options.demo else { return true }
            try session.begin(again: choice.open(pace: options.speed))
        }
        return false
    }

    private func window() -> Window? {
        guard !options.headless else { return nil }
        do {
            return try Window(title: "Fingerspell")
        } catch {
            Messages.say("\(error) Letters are printed here instead.")
            return nil
        }
    }
}
