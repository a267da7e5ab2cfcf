import ArgumentParser
import Basics
import Display
import FoundationEssentials
import Practice
import Recognition

/// Teaches the manual alphabet: `recognizer practice`.
struct PracticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice",
        abstract: "Teaches to read a hand that spells, and to sign letters and words.",
        discussion: """
            Reading needs no camera: a rendered hand spells a word, and you type what you have read. Signing asks for \
            letters, and waits until you show them to the camera, or to --replay.

            What you have practised is kept in practice.jsonl in the user's data folder: letters and words that are \
            weak come again more often. Your own words go into lists/NAME.txt in the user's configuration folder.

            EXAMPLES:
              recognizer practice
                    shows a menu
              recognizer practice reading --spelling-speed 3 --list animals
                    spells names of animals, three letters a second
              recognizer practice pairs
                    asks for letters that look alike, such as A, S, E and T
            """)

    @Argument(
        help: ArgumentHelp(
            "What to begin with instead of the menu: reading (words that the hand spells), letters, words or pairs "
                + "(letters that look alike) to be signed, or progress.", valueName: "activity"))
    var activity: PracticeActivity?

    @Option(help: ArgumentHelp("The list of words; --lists shows their names.", valueName: "name"))
    var list: String?

    @Flag(help: "List the lists of words, and end.")
    var lists = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many letters a second the rendered hand spells: 1 to 6.", valueName: "letters"))
    var spellingSpeed = 2.0

    @ParentCommand var program: RecognizerCommand
    @OptionGroup(title: "Camera or film") var source: SourceOptions
    @OptionGroup(title: "Hand and model") var hand: HandOptions

    func validate() throws {
        let speeds = (ReadingExercise.speeds.first ?? 1)...(ReadingExercise.speeds.last ?? 6)
        if !speeds.contains(spellingSpeed) {
            throw ValidationError("--spelling-speed \(spellingSpeed): must be 1 to 6.")
        }
        if program.options.headless {
            throw ValidationError("--headless does not go with practice, which needs a window.")
        }
    }

    func run() throws {
        Interruption.watch()
        Interruption.ignoreWriteSignals()
        do {
            if lists { return try PracticeLists().print() }
            let words = try PracticeLists().list(named: list)
            let window = try Window(title: "Fingerspell")
            let (source, hand) = (source, hand)
            let session = PracticeSession.open(words)
            var loop = PracticeLoop(window: window, session: session, lettersPerSecond: spellingSpeed) {
                try SigningHand(source, hand)
            }
            loop.run(beginningWith: activity)
        } catch OutputError.closed {
            return
        } catch DisplayError.noDisplay(let reason) {
            StandardError.say(
                "Practice needs a window, and no display can be opened: \(reason). "
                    + "Start from a desktop session (DISPLAY or WAYLAND_DISPLAY must be set).")
            throw ExitCode.failure
        } catch {
            StandardError.say("\(error)")
            throw ExitCode.failure
        }
    }
}

/// What can be practised, as the command line and the menu name it.
enum PracticeActivity: String, CaseIterable, ExpressibleByArgument {
    case reading
    case letters
    case words
    case pairs
    case progress

    /// The kind of exercises; nil for the page that shows progress.
    var kind: PracticeKind? {
        switch self {
        case .reading: .readingWords
        case .letters: .signingLetters
        case .words: .signingWords
        case .pairs: .minimalPairs
        case .progress: nil
        }
    }
}
