import Basics
import Capture
import Display
import FoundationEssentials
import Imaging
import Practice
import Recognition
import Spelling

/// Asks for letters and words, and waits until they are signed.
struct SigningPage {
    /// Milliseconds of the movement in a millisecond of slow motion.
    private static let slowness = 0.4

    private let window: Window
    private let kind: PracticeKind
    private let hand: SigningHand
    private let portrait = HandPortrait()
    private var exercise = SigningExercise(text: "")
    /// How the rendered hand is seen; nil while it is not shown.
    private var view: HandPortrait.View?
    /// When slow motion began, and the times of the movement that it shows; nil while the rendered hand is still.
    private var motion: (start: Double, way: ClosedRange<Double>)?
    private var region: Region?
    private var handIsPresent = false
    /// Whether the asked letter is likely at all; otherwise its share against its rivals says nothing.
    private var isLikely = false
    private var isAtEnd = false
    private var problem: String?
    /// What became of the last exercise.
    private var praise: String?

    /// Makes a page for a window.
    init(window: Window, kind: PracticeKind, hand: SigningHand) {
        (self.window, self.kind, self.hand) = (window, kind, hand)
    }

    /// Asks until the user goes back or ends the program.
    mutating func run(_ session: inout PracticeSession) -> PracticeLoop.Ending {
        ask(session.next(kind, now: Date()))
        while !Interruption.isRequested {
            let wait = isAtEnd || problem != nil ? PracticeLoop.longestWaitMilliseconds : 0
            for command in window.pollPageCommands(waiting: wait) {
                switch command {
                case .quit: return .quit
                case .press(.escape): return .back
                case .press(.space): skip(&session)
                case .press(.character("?")):
                    view = view == nil ? viewOfAsked : nil
                    motion = nil
                case .press(.tab): motion = view.map { (MonotonicClock.now(), $0.movement.wayToLastLetter) }
                case .drag(let right, let down): view?.turn(right: right, down: down)
                default: break
                }
            }
            window.show(page(session), nextFrame(&session))
        }
        return .quit
    }

    private mutating func ask(_ text: String) {
        exercise = exercise.following(text: text)
        showAskedLetter()
    }

    /// Turns the rendered hand to the letter that is asked now.
    private mutating func showAskedLetter() {
        guard view != nil else { return }
        (view, motion) = (viewOfAsked, nil)
    }

    private var viewOfAsked: HandPortrait.View? {
        let before = exercise.text.prefix(exercise.position).last.map(String.init)
        return exercise.asked.map { HandPortrait.View(letter: $0, after: before) }
    }

    private mutating func skip(_ session: inout PracticeSession) {
        praise = nil
        exercise.skip()
        exercise.isFinished ? goOn(&session) : showAskedLetter()
    }

    /// Records what is finished and asks for something else.
    private mutating func goOn(_ session: inout PracticeSession) {
        session.keep(PracticeResult(exercise, kind: kind, date: Date()))
        ask(session.next(kind, now: Date()))
    }

    /// Waits for a frame and judges it; nil when none has come.
    private mutating func nextFrame(_ session: inout PracticeSession) -> Frame? {
        guard !isAtEnd else { return nil }
        do {
            switch try hand.next(within: PracticeLoop.longestWaitMilliseconds) {
            case .nothing: return nil
            case .interrupted(let error): problem = "\(error)"
            case .ended: isAtEnd = true
            case .frame(let frame, let observation):
                problem = nil
                (region, handIsPresent) = (observation.region, observation.handIsPresent)
                isLikely = probability(of: exercise.asked, in: observation) >= VerificationSettings().minimumProbability
                switch exercise.add(observation) {
                case nil: break
                case .mistaken: praise = nil
                case .accepted(let letter, _):
                    praise = "\(letter): well done."
                    showAskedLetter()
                case .finished(let letter, _):
                    praise = "\(exercise.text.count > 1 ? exercise.text : letter): well done."
                    goOn(&session)
                }
                return frame
            }
        } catch {
            StandardError.say("\(error)")
            (problem, isAtEnd) = ("\(error)", true)
        }
        return nil
    }

    private func probability(of letter: String?, in observation: FrameObservation) -> Float {
        guard let index = letter.flatMap({ LetterLabels.alphabet.firstIndex(of: $0) }),
            observation.letterProbabilities.indices.contains(index)
        else { return 0 }
        return observation.letterProbabilities[index]
    }

    private func page(_ session: PracticeSession) -> PageContent {
        var buttons: [PageContent.Button] = [
            .init(.space, "Skip"), .init(.character("?"), view == nil ? "Show me" : "Hide the hand"),
        ]
        if view != nil { buttons.append(.init(.tab, "Slow motion")) }
        return PageContent(
            title: title, note: session.scoreLine, large: exercise.text, finished: exercise.position,
            progress: isLikely ? Double(exercise.share) : 0, lines: lines, video: .init(region: region),
            picture: shownView.flatMap { portrait.picture(of: $0) }, buttons: buttons + [.init(.escape, "Menu")])
    }

    /// The rendered hand as it is seen now; the finished letter after slow motion.
    private var shownView: HandPortrait.View? {
        guard var view, let motion else { return view }
        let time = motion.way.lowerBound + (MonotonicClock.now() - motion.start) * Self.slowness
        view.time = motion.way.contains(time) ? time : nil
        return view
    }

    private var title: String {
        switch kind {
        case .signingLetters: "Sign the letter"
        case .signingWords: "Sign the word"
        case .minimalPairs, .readingWords: "Sign letters that look alike"
        }
    }

    private var lines: [PageContent.Line] {
        if let problem { return [.init(problem, .advice)] }
        if isAtEnd { return [.init("The film has ended.", .advice)] }
        if let advice = exercise.advice { return [.init(advice, .advice)] }
        if view != nil, let asked = exercise.asked, let description = FeedbackSheet.shipped.description(of: asked) {
            return [.init(description)]
        }
        if let praise { return [.init(praise, .good)] }
        return handIsPresent ? [] : [.init("Show your hand to the camera.")]
    }
}
