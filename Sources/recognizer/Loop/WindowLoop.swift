import Capture
import Display
import Imaging
import Recognition
import Spelling

/// Reads and shows what is read, until the source ends, the window is closed or somebody asks to stop.
struct WindowLoop {
    /// The longest that the window waits for a frame before it looks after itself, in milliseconds.
    private static let turn = 15.0
    /// How long a notice stays, in milliseconds.
    private static let noticeTime = 4000.0

    private let window: Window
    private let recordingPath: () -> String
    private let finding: HandFinding
    private let chart = ChartMaker()
    private var content = WindowContent()
    private var status: WindowStatus
    private var rate = FrameRate()
    private var noticeEnd = 0.0
    /// What stays while it is so, when there is nothing newer to tell.
    private var hint: String?
    /// What was last advised about left and right hands.
    private var advice: String?

    /// Makes a loop that shows a source in a window.
    ///
    /// - Parameters:
    ///   - finding: how the hand is found when that is asked for at the window.
    ///   - recordingPath: names the file when a recording is asked for at the window.
    init(window: Window, source: String, finding: HandFinding, recordingPath: @escaping () -> String) {
        self.window = window
        self.finding = finding
        self.recordingPath = recordingPath
        status = WindowStatus(source: source)
    }

    /// Runs until the source ends or somebody wants to end.
    ///
    /// - Returns: whether the source has ended.
    mutating func run(_ session: inout ReadingSession) throws -> Bool {
        // A window takes its time to appear. A film begins with the first look at it, and must not run on meanwhile.
        show(nil, session)
        while !Signals.askToStop {
            for command in window.pollCommands() {
                guard command != .quit else { return false }
                perform(command, &session)
            }
            let frame: Frame?
            switch try session.turn(within: Self.turn) {
            case .frame(let new, let result):
                frame = new
                take(result)
                pass(on: session.advice)
            case .interrupted(let error):
                frame = nil
                status.problem = "\(error)"
            case .recovered:
                frame = nil
                status.problem = nil
            case .slowed(let reason):
                frame = nil
                hint = reason.map { "\($0)" }
            case .quiet: frame = nil
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

    private mutating func pass(on advice: String?) {
        if let advice, advice != self.advice { notify(advice) }
        self.advice = advice
    }

    private mutating func show(_ frame: Frame?, _ session: ReadingSession) {
        let now = MonotonicClock.now()
        content.text = session.committer.text
        status.framesPerSecond = rate.value(at: now)
        status.isRecording = session.recording.path != nil
        status.isLeftHanded = session.recognizer.isMirrored
        if now > noticeEnd { status.notice = hint }
        if let picture = chart.take() { window.alphabetChart = picture }
        window.show(frame, content, status)
    }

    private mutating func perform(_ command: WindowCommand, _ session: inout ReadingSession) {
        switch command {
        case .quit: break
        case .setBox(let region):
            session.recognizer.locator = FixedBox(region)
            content.region = region
        case .toggleFinding: toggleFinding(&session)
        case .deleteLetter: session.committer.deleteLast()
        case .addSpace: session.committer.addSpace()
        case .clearText: session.committer.clear()
        case .toggleLeftHand: session.recognizer.handedness = session.recognizer.isMirrored ? .off : .on
        case .toggleRecording: toggleRecording(&session)
        case .provideAlphabetChart: chart.begin()
        }
    }

    private mutating func toggleFinding(_ session: inout ReadingSession) {
        let (locator, notice) = finding.next(after: session.recognizer.locator)
        session.recognizer.locator = locator
        notify(notice)
    }

    private mutating func toggleRecording(_ session: inout ReadingSession) {
        if let path = session.recording.path {
            session.recording.stop()
            notify("Recorded \(path).")
        } else {
            let path = recordingPath()
            session.recording.start(path: path, isNew: true)
            notify(session.recording.path == nil ? "\(path) cannot be written." : "Recording to \(path).")
        }
    }

    private mutating func notify(_ notice: String) {
        status.notice = notice
        noticeEnd = MonotonicClock.now() + Self.noticeTime
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
}
