import Basics
import Capture
import FoundationEssentials
import HandModel
import Imaging

/// A rendered video of a spelled word (Matroska with JPEG frames), with a table of its ground truth.
public struct WordFilm: Sendable {
    /// The movement of the hand.
    public var word: FingerspellingWord
    /// The hand, the room and the camera.
    public var stage: WordStage
    /// The frames per second.
    public var framesPerSecond: Double
    /// The JPEG quality, 1…100.
    public var quality: Int

    /// Prepares a video.
    ///
    /// - Parameter word: letters from A to Z in either case; at a space the hand rests out of the picture.
    /// - Throws: `RenderingError` if the word has no letter, or a character that cannot be spelled.
    public init(
        word: String, pace: SigningPace = .careful, stage: WordStage = WordStage(), framesPerSecond: Double = 20,
        quality: Int = 80, seed: UInt64 = 1
    ) throws(RenderingError) {
        let spelled = FingerspellingWord(word, pace: pace, seed: seed)
        guard !spelled.letters.isEmpty else { throw .noLetters(word: word) }
        let others = word.filter { !$0.isWhitespace && FingerspellingWord.letter($0) == nil }
        guard others.isEmpty else { throw .notSpelled(others, word: word) }
        self.word = spelled
        self.stage = stage
        self.framesPerSecond = framesPerSecond
        self.quality = quality
    }

    /// The columns of the ground-truth table.
    ///
    /// `letter` is the letter that is signed or to which the hand is moving; `signed` is 1 while it is signed. The
    /// hand's box and its 21 landmarks ("x y" pairs) are in pixels, and empty without a hand.
    public static let columns = "time_ms,letter,signed,x0,y0,x1,y1,landmarks"

    /// Renders and writes the video, and the ground truth if a file for it is given.
    ///
    /// Files are either complete or absent.
    ///
    /// - Throws: `RenderingError` that names the file.
    public func write(
        to film: URL, truth: URL? = nil, report: (Int, Int) -> Void = { _, _ in }
    ) throws(RenderingError) {
        let recorder: Recorder
        do { recorder = try Recorder(path: film.path) } catch { throw .film(error) }
        var table = [Self.columns]
        let times = times
        for (number, time) in times.enumerated() {
            let (frame, truth) = try frame(number, at: time)
            do { try recorder.write(frame) } catch { throw .film(error) }
            table.append(Self.line(of: truth, time: frame.time))
            report(number + 1, times.count)
        }
        do { try recorder.finish() } catch { throw .film(error) }
        guard let truth else { return }
        do {
            try AtomicFile.write(Array((table.joined(separator: "\n") + "\n").utf8), to: truth)
        } catch { throw .writing(path: truth.path, reason: error.reason) }
    }

    /// The times of the frames in milliseconds.
    package var times: [Double] { word.times(framesPerSecond: framesPerSecond) }

    /// Renders a frame in the form of a JPEG camera's frame, with its ground truth.
    package func frame(_ number: Int, at time: Double) throws(RenderingError) -> (frame: Frame, truth: WordFrame) {
        let truth = stage.picture(of: word.moment(at: time))
        let bytes = try JPEGFile.bytes(of: truth.image, quality: quality)
        let frame = Frame(
            format: .jpeg, width: truth.image.width, height: truth.image.height, stride: 0, time: time,
            sequence: number, storage: FrameStorage(copying: bytes))
        return (frame, truth)
    }

    private static func line(of frame: WordFrame, time: Double) -> String {
        var fields = [number(time), frame.letter ?? "", frame.isSigned ? "1" : "0"]
        if let box = frame.handBox {
            fields += [box.x, box.y, box.x + box.width, box.y + box.height].map(number)
        } else {
            fields += ["", "", "", ""]
        }
        fields.append(frame.landmarks.map { "\(number(Double($0.x))) \(number(Double($0.y)))" }.joined(separator: " "))
        return fields.joined(separator: ",")
    }

    /// Formats a number with one decimal.
    package static func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
