import Basics
import Capture
import Dispatch
import Display
import HandModel
import Imaging
import Practice
import Recognition
import Spelling
import Synchronization

/// Reads frames and shows the results in a window, until the source ends, the window is closed or a signal comes.
struct WindowLoop {
    /// How long the loop waits for a frame before it handles keys and draws again.
    private static let longestWaitMilliseconds = 15.0
    /// How long a notice is shown.
    private static let noticeMilliseconds = 4000.0

    private let window: Window
    private let newRecordingPath: () -> String
    private let locatorChoice: LocatorChoice
    private let chart = ChartRenderer()
    private var content = WindowContent()
    private var status: WindowStatus
    private var rate = FrameRate()
    private var noticeEnd = 0.0
    /// The notice that is shown when there is no newer one, such as that the camera is slow.
    private var lastingNotice: String?
    /// The last advice about left and right hands that was shown.
    private var shownAdvice: String?
    /// The last word that was learnt and of which the user was told.
    private var shownWord: String?

    /// Makes a loop that shows a source in a window.
    ///
    /// - Parameters:
    ///   - source: the name that the window shows for the source.
    ///   - locatorChoice: gives the locator when the user changes between finding the hand and a box.
    ///   - newRecordingPath: gives the file name when the user starts a recording.
    init(window: Window, source: String, locatorChoice: LocatorChoice, newRecordingPath: @escaping () -> String) {
        self.window = window
        self.locatorChoice = locatorChoice
        self.newRecordingPath = newRecordingPath
        status = WindowStatus(source: source)
    }

    /// Runs until the source ends or the user ends the program.
    ///
    /// - Returns: whether the source has ended.
    /// - Throws: what `RecognitionSession.nextEvent` throws.
    mutating func run(_ session: inout RecognitionSession) throws -> Bool {
        // A window takes its time to appear, and a video starts with the first frame that is asked for: wait until
        // the window is there, so that its start is not missed.
        show(nil, session)
        while !Interruption.isRequested {
            for command in window.pollCommands() {
                guard command != .quit else { return false }
                if command == .practise, practise(session) == .quit { return false }
                perform(command, &session)
            }
            var frame: Frame?
            switch try session.nextEvent(within: Self.longestWaitMilliseconds) {
            case .frame(let new, let result):
                frame = new
                take(result)
                showNews(of: session)
            case .interrupted(let error): status.problem = "\(error)"
            case .recovered: status.problem = nil
            case .slowed(let reason): lastingNotice = reason.map { "\($0)" }
            case .timeout: break
            case .ended: return true
            }
            show(frame, session)
        }
        return false
    }

    private mutating func take(_ result: RecognitionResult) {
        rate.add(MonotonicClock.now())
        content = WindowContent(result)
        status.latency = result.observation.latency
        status.problem = nil
    }

    private mutating func showNews(of session: RecognitionSession) {
        if let advice = session.advice, advice != shownAdvice { notify(advice) }
        shownAdvice = session.advice
        if let word = session.lastLearnt, word != shownWord { notify("\(word) is a word from now on.") }
        shownWord = session.lastLearnt
    }

    private mutating func show(_ frame: Frame?, _ session: RecognitionSession) {
        let now = MonotonicClock.now()
        content.take(session.speller)
        status.framesPerSecond = rate.value(at: now)
        status.isRecording = session.recording.path != nil
        status.isLeftHanded = session.recognizer.isMirrored
        if now > noticeEnd { status.notice = lastingNotice }
        if let picture = chart.takePicture() { window.alphabetChart = picture }
        window.show(frame, content, status)
    }

    private mutating func perform(_ command: WindowCommand, _ session: inout RecognitionSession) {
        switch command {
        case .quit, .practise: break
        case .setBox(let region):
            session.find(by: FixedBox(region))
            content.region = region
        case .toggleFinding: toggleFinding(&session)
        case .deleteLetter: session.changeText { $0.deleteLast() }
        case .addSpace: session.changeText { $0.addSpace() }
        case .choose(let word): session.changeText { $0.choose(word) }
        case .clearText: session.changeText { $0.clear() }
        case .toggleLeftHand: session.recognizer.handedness = session.recognizer.isMirrored ? .off : .on
        case .toggleRecording: toggleRecording(&session)
        case .provideAlphabetChart: chart.start()
        }
    }

    /// Shows practice, by the same camera or film, until the user comes back.
    private func practise(_ session: RecognitionSession) -> PracticeLoop.Ending {
        let words = PracticeSession.open(WordList.builtIn.first ?? WordList(name: "", words: []))
        var loop = PracticeLoop(window: window, session: words) {
            SigningHand(recognizer: session.recognizer, source: session.source)
        }
        return loop.run()
    }

    private mutating func toggleFinding(_ session: inout RecognitionSession) {
        let (locator, notice) = locatorChoice.next(after: session.recognizer.locator)
        session.find(by: locator)
        notify(notice)
    }

    private mutating func toggleRecording(_ session: inout RecognitionSession) {
        if let path = session.recording.path {
            session.recording.stop()
            notify("Recorded \(path).")
        } else {
            let path = newRecordingPath()
            session.recording.start(path: path, isNew: true)
            let failure = session.recording.failure.map { "\($0)" } ?? "\(path) cannot be written."
            notify(session.recording.path == nil ? failure : "Recording to \(path).")
        }
    }

    private mutating func notify(_ notice: String) {
        status.notice = notice
        noticeEnd = MonotonicClock.now() + Self.noticeMilliseconds
    }
}

extension WindowContent {
    /// What the window shows of a result.
    init(_ result: RecognitionResult) {
        let observation = result.observation
        self.init(
            region: observation.region, letter: observation.letter, confidence: observation.confidence,
            candidates: observation.candidates.map {
                Candidate(letter: $0.letter == LetterLabels.nothing ? "–" : $0.letter, probability: $0.probability)
            },
            hold: result.hold, committed: result.commit, text: result.text)
    }

    /// Shows the text as it is now, and what can be chosen.
    mutating func take(_ speller: Speller) {
        text = speller.text
        corrections = []
        var start = 0
        for word in speller.words {
            let end = start + word.text.count
            if word.isCorrected { corrections.append(start..<end) }
            start = end + 1
        }
        let taken = speller.letters.isEmpty ? speller.words.last?.text : nil
        // The letters come first, so that they can always be found in the same place.
        let ordered = speller.choices.filter { $0.kind == .letters } + speller.choices.filter { $0.kind != .letters }
        choices = ordered.map { Choice(text: $0.text, style: .init($0.kind), isTaken: $0.text == taken) }
    }
}

extension WindowContent.Choice.Style {
    fileprivate init(_ kind: WordChoice.Kind) {
        switch kind {
        case .letters: self = .letters
        case .word: self = .word
        case .completion: self = .completion
        }
    }
}

/// Renders the alphabet chart on a thread of its own, because that takes a second or two.
final class ChartRenderer: Sendable {
    private struct State {
        var hasStarted = false
        var picture: RGBImage?
    }
    private let state = Mutex(State())
    private let chart: AlphabetChart

    /// Prepares to render a chart; ``start()`` renders it.
    init(_ chart: AlphabetChart = AlphabetChart()) {
        self.chart = chart
    }

    /// Starts to render.
    ///
    /// A second call does nothing.
    func start() {
        let isFirst = state.withLock { state in
            defer { state.hasStarted = true }
            return !state.hasStarted
        }
        guard isFirst else { return }
        DispatchQueue(label: "chart").async { [self] in
            let picture = chart.picture()
            state.withLock { $0.picture = picture }
        }
    }

    /// The finished chart, which is returned only once; nil before it is finished and after it was taken.
    func takePicture() -> RGBImage? {
        state.withLock { $0.picture.take() }
    }
}
