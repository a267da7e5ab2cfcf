import ArgumentParser
import Basics
import Datasets
import Display
import FoundationEssentials
import Recognition
import Training

/// Learns the user's own hand: `recognizer teach`.
struct TeachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teach",
        abstract: "Learns how your hand shows letters, so that it is read better.",
        discussion: """
            Asks for letters, the weakest first, and takes pictures of each for a second from the camera, or from \
            --replay. You see what was taken, and take it again if it is not good. Then a part is learnt and the rest is \
            read before and after: the new model is kept only if more is read right, no letter is read worse, and other \
            hands are read as well as before. Stop whenever you like: what was taken is kept.

            Teach again on another day, in another light: pictures of two recordings judge each other best. Pictures and \
            models lie in people/NAME in the user's data folder. Nothing leaves this computer.

            EXAMPLES:
              recognizer teach --person Anna
                    asks for the ten letters that are misread most often
              recognizer teach --person Anna PQKV
                    asks for these letters
              recognizer --person Anna
                    reads with what was learnt
              recognizer teach --person Anna --go-back
                    reads with the model before; the same again returns
              recognizer teach --person Anna --forget
                    removes Anna's pictures and models
            """)

    @Argument(
        help: ArgumentHelp(
            "The letters to ask for, such as PQKV; the ones that are misread most often when left out.",
            valueName: "letters"))
    var letters: [String] = []

    @Flag(help: "List the people who were taught, and end.")
    var listPeople = false

    @Flag(help: "Learn from the pictures that are kept, without taking others; needs no window.")
    var learn = false

    @Flag(help: "Go back to the model that was used before, and end.")
    var goBack = false

    @Flag(help: "Remove the person's pictures and models, and end.")
    var forget = false

    @ParentCommand var program: RecognizerCommand
    @OptionGroup(title: "Camera or film") var source: SourceOptions
    @OptionGroup(title: "Hand and model") var hand: HandOptions

    func validate() throws {
        if !listPeople, hand.person == nil {
            throw ValidationError("Say whose hand it is: --person NAME.")
        }
        if hand.model != nil {
            throw ValidationError("--model does not go with teach, which begins with the installed one.")
        }
        if [listPeople, learn, goBack, forget].count(where: \.self) > 1 {
            throw ValidationError("--list-people, --learn, --go-back and --forget exclude one another.")
        }
        if let wrong = named.first(where: { !Self.still.contains($0) }) {
            throw ValidationError(
                "“\(wrong)” cannot be taught: the letters are A to Y, without J, which like Z is read by its movement.")
        }
        if program.options.headless, !(listPeople || learn || goBack || forget) {
            throw ValidationError("--headless goes only with --learn: pictures are taken in a window.")
        }
    }

    func run() throws {
        Interruption.watch()
        Interruption.ignoreWriteSignals()
        do {
            guard let store = PeopleStore.usual() else { throw TeachError.noHome }
            if listPeople { return try store.people().forEach { try StandardOutput.print("\($0)") } }
            guard let name = try hand.person.map({ try PersonName($0) }) else { return }
            if forget {
                StandardError.say(
                    try store.forget(name)
                        ? "The pictures and models of \(name) are removed."
                        : "Nothing is kept of anybody called \(name).")
            } else if goBack {
                let model = try store.goBack(of: name)
                StandardError.say(
                    model == nil ? "The installed model is used." : "The model before is used: \(name)'s own.")
            } else if learn {
                try learn(name, store)
            } else {
                try teach(name, store)
            }
        } catch OutputError.closed {
            return
        } catch let code as ExitCode {
            throw code
        } catch DisplayError.noDisplay(let reason) {
            StandardError.say(
                "Teaching needs a window, and no display can be opened: \(reason). "
                    + "Start from a desktop session, or use --learn with pictures that were taken before.")
            throw ExitCode.failure
        } catch {
            StandardError.say("\(error)")
            throw ExitCode.failure
        }
    }

    /// Learns without a window.
    private func learn(_ name: PersonName, _ store: PeopleStore) throws {
        let lesson = try PersonalLesson(name: name, store: store)
        let result = try lesson.learn(isStopped: { Interruption.isRequested }, report: { _ in })
        try StandardOutput.print(result.text)
        if result.model == nil { throw ExitCode.failure }
    }

    private func teach(_ name: PersonName, _ store: PeopleStore) throws {
        let window = try Window(title: "Fingerspell")
        defer { window.leavePages() }
        let hand = try SigningHand(source, hand)
        var page = TeachPage(window: window, hand: hand, letters: asked, name: name, store: store)
        guard try page.run() == .learn else { return }
        let result = try LearningPage(window: window, lesson: PersonalLesson(name: name, store: store)).run()
        if let result { try StandardOutput.print(result.text) }
    }

    private var asked: [String] { named.isEmpty ? Self.weakest : named }

    /// The letters of the command line.
    private var named: [String] { letters.joined().uppercased().map(String.init) }

    /// The letters that are misread most often, by the card of the letter model.
    private static let weakest = ["G", "S", "P", "X", "T", "M", "N", "Q", "V", "K"]
    /// The letters that a picture shows.
    private static let still = LetterLabels.alphabet.filter { !LetterLabels.moving.contains($0) }
}

/// Why nothing can be taught.
enum TeachError: Error, CustomStringConvertible {
    /// There is no folder for what is learnt.
    case noHome
    /// Nothing was taught to a person whose hand is to be read.
    case unknown(PersonName)

    /// What is missing, and what to do.
    var description: String {
        switch self {
        case .noHome: "There is no home folder for what is learnt: neither HOME nor XDG_DATA_HOME is set."
        case .unknown(let name):
            "Nobody called \(name) was taught. Begin with: recognizer teach --person \"\(name)\"".inOneLine
        }
    }
}
