import ArgumentParser
import Basics
import Capture
import Display
import FoundationEssentials
import Recognition
import Spelling

/// The command line of the program.
@main
struct RecognizerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recognizer",
        abstract: "Reads the letters of the ASL manual alphabet that a hand shows to a camera.",
        discussion: """
            Hold your hand up before the camera. A letter is typed when it has been held for 0.4 s; let go for a \
            moment before you show the same letter again. A word ends when the hand has been away for 0.8 s.

            Words go to standard output when they have ended, messages to standard error. Without a display no window \
            is opened. Ctrl-C ends the program and finishes a recording.

            EXAMPLES:
              recognizer
                    reads the first camera, in a window
              recognizer --camera "HD Pro Webcam C920"
                    reads another one; --list-cameras shows their names
              recognizer --control exposure_priority=off --control power_line=50
                    keeps the frame rate up in the dark and lamps from flickering; --list-controls shows more
              recognizer --headless --json
                    prints a JSON object for every frame, letter and word
              recognizer --stats
                    prints at the end how many frames were read and dropped, and the camera's mode
              recognizer --record hello.mkv
              recognizer --replay hello.mkv
                    records what the camera saw, and reads it again
              recognizer --headless --speed max --replay pictures
                    reads a folder of pictures as fast as possible; says what in it is no picture
              recognizer --box 100,80,300,300
                    reads only that part of the picture, wherever hands are
              recognizer --mirror on
                    reads a left hand
              recognizer practice
                    teaches to read a hand that spells, and to sign; the key P does too
              recognizer teach --person Anna
              recognizer --person Anna
                    learns Anna's hand, and reads it by what was learnt
              recognizer --hold-time 600
                    waits longer before a letter is typed; --print-settings shows what else can be set

            EXIT STATUS: 0 when all went well, 1 when something failed, 64 when the command line is wrong.
            """,
        version: Version.current, subcommands: [PracticeCommand.self, TeachCommand.self])

    @OptionGroup var options: Options

    static func main() {
        StandardOutput.checkAtExit(prefix: "recognizer")
        main(nil)
    }

    func run() throws {
        Interruption.watch()
        Interruption.ignoreWriteSignals()
        do {
            if options.listCameras {
                try CameraListing.print(CameraList.cameras())
            } else if options.listControls {
                try ControlListing.print(of: CameraList.camera(options.source.camera))
            } else if options.listWords {
                try WordMemory.list()
            } else if !options.forgetWord.isEmpty {
                try WordMemory.forget(options.forgetWord)
            } else if options.printSettings {
                let net = try LetterNet(contentsOf: options.hand.letterModel(ModelLocation()))
                try StandardOutput.print(PolicySettings.text(of: policy(for: net)))
            } else {
                try read()
            }
        } catch OutputError.closed {
            return
        } catch let code as ExitCode {
            throw code
        } catch {
            StandardError.say("\(error)")
            throw ExitCode.failure
        }
    }

    /// Reads the source to its end.
    private func read() throws {
        try options.hand.checkPerson()
        let location = ModelLocation()
        let choice = try FrameSourceChoice(options.source, location: location)
        if let path = options.record, choice.reads(path) {
            throw CaptureError.cannotRecord(path: path, reason: "it is the file that is to be read")
        }
        choice.prepare()
        let net = try LetterNet(contentsOf: options.hand.letterModel(location))
        let policy = try policy(for: net)
        let words = WordMemory.load()
        let locatorChoice = try LocatorChoice(
            options.hand, options.source, location: location, margin: net.preprocessor.margin)
        var session = RecognitionSession(
            recognizer: Recognizer(net: net, locator: locatorChoice.first(), handedness: options.hand.mirror),
            speller: try SpellingModels(location: location).speller(policy: policy, learnt: words?.words ?? []),
            source: try choice.open(pace: options.speed), isLive: choice.isLive,
            output: output(isEditable: false))
        session.learntWords = words
        defer { if options.stats { StandardError.say("\(session.statistics)") } }
        if let path = options.record {
            session.recording.start(path: path, isNew: !options.force && !Recording.isStream(path))
            let ending = URL(filePath: path).pathExtension.lowercased()
            if !Recording.isStream(path), !["mkv", ""].contains(ending) {
                StandardError.say(
                    "\(path.inOneLine): the recording is Matroska, whatever its name says; .mkv would fit.")
            }
            switch session.recording.failure {
            // Letters can be read without a recording, as when the disk fills up later.
            case nil, .noRoom: break
            default: throw ExitCode.failure
            }
        }
        var sourceHasEnded = true
        do {
            sourceHasEnded = try run(&session, choice, locatorChoice)
        } catch {
            // Print what was read before the failure.
            try session.finish(sourceHasEnded: true)
            throw error
        }
        try session.finish(sourceHasEnded: sourceHasEnded)
        if options.headless, sourceHasEnded, !choice.isLive,
            let reason = session.statistics.silence(
                text: session.speller.text, policy: session.speller.policy, mirror: options.hand.mirror)
        {
            StandardError.say(reason)
        }
        guard session.recording.failure == nil, !session.hasSkipped else { throw ExitCode.failure }
    }

    /// When letters are typed and words corrected: as the command line says, or else the settings file, or else the
    /// model.
    private func policy(for net: LetterNet) throws -> CommitPolicy {
        var policy = CommitPolicy(for: net)
        if let file = PolicySettings.usualFile() { try PolicySettings(file: file).apply(to: &policy) }
        policy.reading = options.reading ?? policy.reading
        policy.holdMilliseconds = options.holdTime ?? policy.holdMilliseconds
        if let correction = options.correct { policy.correctsWords = correction == .on }
        return policy
    }

    /// Reads with a window, or without one where none is wanted or can be opened.
    ///
    /// - Returns: whether the source has ended.
    private func run(
        _ session: inout RecognitionSession, _ choice: FrameSourceChoice, _ locatorChoice: LocatorChoice
    ) throws -> Bool {
        guard let window = openWindow() else { return try session.readToEnd() }
        session.output = output(isEditable: true)
        let source = session.source.name
        let shortName = choice.isLive ? source : URL(filePath: source).lastPathComponent
        var loop = WindowLoop(window: window, source: shortName, locatorChoice: locatorChoice) {
            Recording.newPath(beside: options.record)
        }
        while try loop.run(&session) {
            guard options.source.demo else { return true }
            try session.restart(with: choice.open(pace: options.speed))
        }
        return false
    }

    /// What writes to standard output.
    ///
    /// - Parameter isEditable: whether the user can change the text, in a window.
    private func output(isEditable: Bool) -> any ResultOutput {
        guard !options.json else { return JSONOutput() }
        let isTerminal = OutputFile.standardOutput.isTerminal && OutputFile.standardError.isTerminal
        return TextOutput(isEditable: isEditable, preview: isTerminal ? TextPreview() : nil)
    }

    /// Opens the window; nil without a display, which is reported, and with `--headless`.
    private func openWindow() -> Window? {
        guard !options.headless else { return nil }
        do {
            return try Window(title: "Fingerspell")
        } catch {
            StandardError.say("\(error) Words are printed here instead.")
            return nil
        }
    }
}
