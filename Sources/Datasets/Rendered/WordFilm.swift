import Basics
import Capture
import Foundation
import HandModel
import Imaging

/// A spelled word as a film (Matroska with JPEG pictures) and its truth as a table.
public struct WordFilm: Sendable {
    /// The word's movement.
    public var word: FingerspellingWord
    /// Whose hand, which room.
    public var stage: WordStage
    /// Pictures a second.
    public var framesPerSecond: Double
    /// JPEG quality, 1…100.
    public var quality: Int

    /// Prepares a film.
    ///
    /// - Throws: `RenderingError` when nothing of the word can be spelled.
    public init(
        word: String, pace: SigningPace = .careful, stage: WordStage = WordStage(), framesPerSecond: Double = 20,
        quality: Int = 80, seed: UInt64 = 1
    ) throws(RenderingError) {
        let spelled = FingerspellingWord(word, pace: pace, seed: seed)
        guard !spelled.letters.isEmpty else { throw .noLetters(word: word) }
        self.word = spelled
        self.stage = stage
        self.framesPerSecond = framesPerSecond
        self.quality = quality
    }

    /// Columns of the table of truth.
    ///
    /// `letter` is the letter that is signed or to which the hand is on its way, `signed` 1 while it is signed;
    /// then the hand's box and the 21 joints in pixels, as "x y" pairs. Without a hand these are empty.
    public static let columns = "time_ms,letter,signed,x0,y0,x1,y1,landmarks"

    /// Renders and writes the film, and its truth where a file for it is given; files are whole or absent.
    ///
    /// - Throws: `RenderingError` that names the file.
    public func write(
        to film: URL, truth: URL? = nil, report: (Int, Int) -> Void = { _, _ in }
    ) throws(RenderingError) {
        let recorder: Recorder
        do { recorder = try Recorder(path: film.path) } catch { throw .film(error) }
        var table = [Self.columns]
        let count = times.count
        for number in 0..<count {
            let (frame, truth) = try frame(number)
            do { try recorder.write(frame) } catch { throw .film(error) }
            table.append(Self.line(of: truth, time: frame.time))
            report(number + 1, count)
        }
        do { try recorder.finish() } catch { throw .film(error) }
        guard let truth else { return }
        do {
            try AtomicFile.write(Array((table.joined(separator: "\n") + "\n").utf8), to: truth)
        } catch { throw .writing(path: truth.path, reason: "\(error)") }
    }

    /// The times of the frames in milliseconds.
    package var times: [Double] { word.times(framesPerSecond: framesPerSecond) }

    /// Renders a frame, as a camera that sends JPEG gives it, and what is shown in it.
    package func frame(_ number: Int) throws(RenderingError) -> (frame: Frame, truth: WordFrame) {
        let time = times[number]
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

    /// A number with one decimal.
    package static func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
