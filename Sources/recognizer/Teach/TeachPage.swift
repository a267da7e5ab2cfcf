import Basics
import Capture
import Datasets
import Display
import FoundationEssentials
import Imaging
import Practice
import Recognition

/// Asks for letters one after the other, takes pictures of each, and keeps what the user agrees with.
struct TeachPage {
    /// How the page has ended.
    enum Ending {
        /// The user wants what was taken to be learnt.
        case learn
        /// The user has stopped.
        case stopped
    }

    private let window: Window
    private let hand: SigningHand
    private let letters: [String]
    private let name: PersonName
    private let store: PeopleStore
    private let portrait = HandPortrait()
    private let moment = PeopleStore.moment(at: Date())
    private var place = 0
    private var taking: LetterTaking?
    /// What was taken of the letter and waits for the user's consent.
    private var taken: [PersonSample] = []
    private var kept = 0
    private var region: Region?
    private var advice: String?
    private var isAtEnd = false

    /// Makes a page for a window.
    init(window: Window, hand: SigningHand, letters: [String], name: PersonName, store: PeopleStore) {
        (self.window, self.hand, self.letters, self.name, self.store) = (window, hand, letters, name, store)
    }

    private var letter: String? { letters.indices.contains(place) ? letters[place] : nil }

    /// Asks until all letters were taken, or the user stops.
    ///
    /// - Throws: `PeopleStoreError` when pictures cannot be kept.
    mutating func run() throws -> Ending {
        while !Interruption.isRequested {
            let wait = isAtEnd ? PracticeLoop.longestWaitMilliseconds : 0
            for command in window.pollPageCommands(waiting: wait) {
                switch command {
                case .quit, .press(.escape): return .stopped
                case .press(.space): try goOn()
                case .press(.character("R")): begin()
                case .press(.tab): skip()
                case .press(.enter) where kept > 0 && taking == nil:
                    try keep()
                    return .learn
                default: break
                }
            }
            window.show(page, nextFrame())
        }
        return .stopped
    }

    /// Takes pictures of the letter, or keeps those that were taken and asks for the next one.
    private mutating func goOn() throws {
        guard letter != nil, taking == nil else { return }
        if taken.isEmpty { return begin() }
        try keep()
        place += 1
    }

    private mutating func begin() {
        guard let letter, taking == nil, !isAtEnd else { return }
        (taken, advice) = ([], nil)
        taking = LetterTaking(letter: letter, moment: moment)
    }

    private mutating func skip() {
        guard letter != nil else { return }
        (taken, taking, advice) = ([], nil, nil)
        place += 1
    }

    private mutating func keep() throws {
        kept += try store.add(taken, to: name).count
        taken = []
    }

    private mutating func nextFrame() -> Frame? {
        guard !isAtEnd else { return nil }
        do {
            switch try hand.next(within: PracticeLoop.longestWaitMilliseconds) {
            case .nothing: return nil
            case .interrupted(let error): advice = "\(error)"
            case .ended: (isAtEnd, taking) = (true, nil)
            case .frame(let frame, let observation):
                region = observation.region
                try taking?.add(frame, observation)
                if taking?.state == .done { finishTaking() }
                return frame
            }
        } catch {
            StandardError.say("\(error)")
            (advice, isAtEnd, taking) = ("\(error)", true, nil)
        }
        return nil
    }

    private mutating func finishTaking() {
        taken = taking?.samples ?? []
        taking = nil
        if taken.isEmpty { advice = "No hand was seen. Hold it up, with light on it, and try again." }
    }

    private var page: PageContent {
        PageContent(
            title: "Teach your hand: \(name)", note: note, large: large, progress: progress, lines: lines,
            video: .init(region: region), picture: picture, buttons: buttons)
    }

    private var note: String {
        "\(counted(kept, "picture")) kept · letter \(min(place + 1, letters.count)) of \(letters.count)"
    }

    private var large: String {
        if case .countdown(let seconds) = taking?.state { return "\(letter ?? "")  \(seconds)" }
        return letter ?? "Done"
    }

    private var progress: Double? {
        if case .taking(let share) = taking?.state { return share }
        return nil
    }

    private var lines: [PageContent.Line] {
        if isAtEnd, letter != nil { return [.init(advice ?? "The film has ended.", .advice)] }
        if let advice { return [.init(advice, .advice)] }
        guard let letter else { return [.init("All letters were taken. Press Enter, and they are learnt.", .good)] }
        if !taken.isEmpty {
            return [.init("Does every picture show your \(letter)? Keep them, or take them again.", .good)]
        }
        if taking != nil { return [.init("Hold the letter, and turn and move your hand a little.")] }
        return [.init(FeedbackSheet.shipped.description(of: letter) ?? ""), .init("Space takes pictures of it.")]
    }

    /// What was taken, or else the rendered hand of the letter.
    private var picture: RGBImage? {
        if let sheet = SampleSheet.picture(of: taken) { return sheet }
        return letter.flatMap { portrait.picture(of: HandPortrait.View(letter: $0)) }
    }

    private var buttons: [PageContent.Button] {
        var buttons: [PageContent.Button] = []
        if letter != nil, taking == nil {
            if taken.isEmpty {
                buttons.append(.init(.space, "Take pictures"))
            } else {
                buttons += [.init(.space, "Keep"), .init(.character("R"), "Again")]
            }
            buttons.append(.init(.tab, "Skip"))
        }
        if kept > 0, taking == nil { buttons.append(.init(.enter, "Learn now")) }
        return buttons + [.init(.escape, "Stop")]
    }
}
