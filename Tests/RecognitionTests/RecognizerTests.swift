import Foundation
import Imaging
import RecognitionSupport
import Spelling
import TestSupport
import Testing

@testable import Recognition

@Suite struct RecognizerTests {
    let folder: TemporaryFolder
    let model: URL

    init() throws {
        folder = try TemporaryFolder()
        model = folder.url.appending(path: "model.safetensors")
        try PatternModel.write(to: model)
    }

    private func recognizer(mirror: HandednessMode = .off, locator: any HandLocator = FixedBox()) throws
        -> ReadingPipeline
    {
        let net = try LetterNet(contentsOf: model)
        return ReadingPipeline(
            Recognizer(net: net, locator: locator, handedness: mirror), policy: CommitPolicy(for: net))
    }

    /// Shows each letter (nil: nothing) for some milliseconds at 30 frames a second.
    private func play(
        _ recognizer: inout ReadingPipeline, _ stretches: [(String?, Double)], from start: Double = 0,
        mirrored: Bool = false
    ) -> [RecognitionResult] {
        var readings: [RecognitionResult] = []
        var (time, end) = (start, start)
        for (letter, duration) in stretches {
            let picture = PatternAlphabet.picture(letter, mirrored: mirrored)
            end += duration
            while time < end - 1e-6 {
                readings.append(recognizer.read(PatternAlphabet.frame(picture, time: time)))
                time += 1000.0 / 30
            }
        }
        return readings
    }

    @Test func aWordIsReadFromPictures() throws {
        var recognizer = try recognizer()
        let readings = play(
            &recognizer,
            [(nil, 300), ("H", 700), ("E", 700), ("L", 700), (nil, 400), ("L", 700), ("O", 700), (nil, 1200)])
        #expect(readings.compactMap(\.commit) == ["H", "E", "L", "L", "O"])
        #expect(readings.compactMap(\.endedWord) == ["HELLO"])
        #expect(recognizer.text == "HELLO ")
        #expect(readings.last?.text == "HELLO ")
    }

    @Test func aReadingTellsWhatIsSeen() throws {
        var recognizer = try recognizer()
        let reading = try #require(play(&recognizer, [("W", 300)]).last)
        #expect(reading.observation.letter == "W")
        #expect(reading.observation.confidence > 0.9)
        #expect(reading.observation.region == Region(x: 38, y: 18, width: 84, height: 84))
        #expect(reading.observation.candidates.count == 3)
        #expect(reading.observation.candidates.first?.letter == "W")
        #expect(
            reading.observation.candidates.map(\.probability)
                == reading.observation.candidates.map(\.probability).sorted(by: >))
        #expect((0.5..<0.8).contains(reading.hold))
        #expect(reading.observation.latency >= 0 && reading.observation.latency.isFinite)
        #expect(!reading.observation.isMirrored)
    }

    @Test func aHandHeldStillIsNeverAMovingLetter() throws {
        var recognizer = try recognizer()
        let readings = play(&recognizer, [(nil, 300), ("J", 700), ("Z", 700)])
        #expect(readings.compactMap(\.commit) == ["I", "D"])
        #expect(
            readings.allSatisfy { reading in
                reading.observation.candidates.allSatisfy { $0.probability == 0 || $0.letter != "J" }
            })
    }

    @Test func theModelDecidesFromWhichConfidenceItsLettersCount() throws {
        try PatternModel.write(to: model, metadata: ["confidence": "0.99999999", "temperature": "4"])
        #expect(throws: LetterNetError.self) { try LetterNet(contentsOf: model) }
        try PatternModel.write(to: model, metadata: ["confidence": "0.9999", "temperature": "4"])
        var careful = try recognizer()
        #expect(play(&careful, [("A", 900)]).compactMap(\.commit) == [])
        try PatternModel.write(to: model, metadata: ["confidence": "0.4", "temperature": "4"])
        var bold = try recognizer()
        #expect(play(&bold, [("A", 900)]).compactMap(\.commit) == ["A"])
    }

    @Test func nothingIsNoLetterThoughItIsAmongTheGuesses() throws {
        var recognizer = try recognizer()
        let reading = try #require(play(&recognizer, [(nil, 300)]).last)
        #expect(reading.observation.letter == nil)
        #expect(reading.observation.confidence == 0)
        #expect(reading.observation.candidates.first?.letter == LetterLabels.nothing)
    }

    @Test func theSameFramesGiveTheSameReadings() throws {
        let stretches: [(String?, Double)] = [("A", 700), (nil, 900), ("B", 500), ("C", 700)]
        func run() throws -> [String] {
            var recognizer = try recognizer(mirror: .auto)
            return play(&recognizer, stretches).map { reading in
                var reading = reading
                reading.observation.latency = 0
                return "\(reading)"
            }
        }
        #expect(try run() == run())
    }

    @Test func aHandThatIsNotFoundIsNoHand() throws {
        struct Blind: HandLocator {
            mutating func candidates(in frame: Frame, after elapsed: Double?) -> [Region] {
                frame.time < 1000 ? [FixedBox().region(width: 160, height: 120)] : []
            }
        }
        var recognizer = try recognizer(locator: Blind())
        let readings = play(&recognizer, [("A", 3000)])
        #expect(readings.compactMap(\.commit) == ["A"])
        #expect(readings.compactMap(\.endedWord) == ["A"])
        let last = try #require(readings.last)
        #expect(
            last.observation.region == nil && last.observation.letter == nil && last.observation.candidates.isEmpty
                && last.hold == 0)
    }

    @Test func aFrameThatIsNoPictureChangesNothing() throws {
        var recognizer = try recognizer()
        _ = play(&recognizer, [("A", 300)])
        let broken = Frame(
            format: .jpeg, width: 160, height: 120, stride: 0, time: 300, sequence: 9,
            storage: FrameStorage(copying: [0xff, 0xd8, 0]))
        let reading = recognizer.read(broken)
        #expect(reading.observation.letter == nil && reading.commit == nil)
        #expect(recognizer.recognizer.unreadableFrames == 1)
        let readings = play(&recognizer, [("A", 300)], from: 333)
        #expect(readings.compactMap(\.commit) == ["A"])
        let commit = try #require(readings.first { $0.commit != nil })
        #expect(commit.observation.time < 450)
    }

    @Test func theBoxMayBeMovedBetweenFrames() throws {
        var recognizer = try recognizer()
        recognizer.recognizer.locator = FixedBox(Region(x: 0, y: 0, width: 40, height: 40))
        let readings = play(&recognizer, [("A", 700)])
        #expect(readings.last?.observation.region == Region(x: 0, y: 0, width: 40, height: 40))
        #expect(readings.allSatisfy { $0.commit == nil })
        recognizer.recognizer.locator = FixedBox()
        #expect(play(&recognizer, [("A", 700)], from: 700).compactMap(\.commit) == ["A"])
    }

    @Test func theEndCompletesAHold() throws {
        var recognizer = try recognizer()
        #expect(play(&recognizer, [("A", 400)]).compactMap(\.commit) == [])
        #expect(recognizer.committer.finish() == "A")
        #expect(recognizer.text == "A")
    }

    @Test func lettersCanBeTakenBack() throws {
        var recognizer = try recognizer()
        _ = play(&recognizer, [("A", 700), ("B", 700)])
        recognizer.committer.deleteLast()
        #expect(recognizer.text == "A")
        recognizer.committer.addSpace()
        #expect(recognizer.text == "A ")
        recognizer.committer.clear()
        #expect(recognizer.text == "")
        #expect(play(&recognizer, [("B", 700)], from: 1400).compactMap(\.commit) == [])
    }
}

@Suite struct RecognizerHandednessTests {
    let base: RecognizerTests

    init() throws {
        base = try RecognizerTests()
    }

    /// Takes the middle for a hand only where it shows a letter.
    private struct Choosy: HandLocator {
        mutating func candidates(in frame: Frame, after elapsed: Double?) -> [Region] {
            [Region(x: 0, y: 0, width: 30, height: 30), FixedBox().region(width: frame.width, height: frame.height)]
        }

        mutating func choose(among predictions: [LetterPrediction]) -> Int? {
            predictions.firstIndex { $0.letterProbability >= 0.8 }
        }
    }

    /// A left hand that fingerspells for some seconds.
    private func spell(
        _ mirror: HandednessMode, mirrored: Bool, seconds: Int, locator: any HandLocator = FixedBox()
    ) throws -> (Recognizer, [RecognitionResult]) {
        let net = try LetterNet(contentsOf: base.model)
        var pipeline = ReadingPipeline(
            Recognizer(net: net, locator: locator, handedness: mirror), policy: CommitPolicy(for: net))
        var readings: [RecognitionResult] = []
        for frame in 0..<seconds * 30 {
            let letter = LetterLabels.alphabet[frame / 20 % 26]
            let picture = PatternAlphabet.picture(letter, mirrored: mirrored)
            readings.append(pipeline.read(PatternAlphabet.frame(picture, time: Double(frame) * 1000 / 30)))
        }
        return (pipeline.recognizer, readings)
    }

    @Test func aLeftHandIsNoticedAfterSomeSecondsAndOnce() throws {
        let (recognizer, readings) = try spell(.auto, mirrored: true, seconds: 12)
        #expect(recognizer.isMirrored)
        let changes = zip(readings, readings.dropFirst()).filter {
            $0.observation.isMirrored != $1.observation.isMirrored
        }
        #expect(changes.count == 1)
        #expect(try #require(changes.first).1.observation.time > 3500)
        #expect(try #require(readings.last).text.count >= 8)
    }

    @Test func aLeftHandThatIsNoneUnlessItIsFlippedIsNoticedToo() throws {
        let (recognizer, readings) = try spell(.auto, mirrored: true, seconds: 12, locator: Choosy())
        #expect(recognizer.isMirrored)
        let first = try #require(readings.firstIndex { $0.observation.region != nil })
        #expect((3500..<6000).contains(readings[first].observation.time))
        #expect(
            readings[..<first].allSatisfy { !$0.observation.isMirrored }
                && readings[first...].allSatisfy(\.observation.isMirrored))
        #expect(try #require(readings.last).text.count >= 8)
        let (right, _) = try spell(.auto, mirrored: false, seconds: 12, locator: Choosy())
        #expect(!right.isMirrored)
    }

    @Test func aRightHandStaysOne() throws {
        let (recognizer, readings) = try spell(.auto, mirrored: false, seconds: 12)
        #expect(!recognizer.isMirrored)
        #expect(try #require(readings.last).text.count >= 16)
    }

    @Test func whatIsSaidIsDone() throws {
        let (on, left) = try spell(.on, mirrored: true, seconds: 3)
        #expect(on.isMirrored && left.allSatisfy(\.observation.isMirrored))
        #expect(try #require(left.last).text == "ABCD")
        let (off, unread) = try spell(.off, mirrored: true, seconds: 8)
        #expect(!off.isMirrored)
        #expect(try #require(unread.last).text == "")
    }

    @Test func aChoiceMadeMeanwhileHoldsAtOnce() throws {
        var (recognizer, _) = try spell(.auto, mirrored: false, seconds: 1)
        recognizer.handedness = .on
        #expect(recognizer.isMirrored)
        let left = PatternAlphabet.frame(PatternAlphabet.picture("X", mirrored: true), time: 1100)
        #expect(recognizer.read(left).letter == "X")
        recognizer.handedness = .off
        #expect(!recognizer.isMirrored)
    }

    @Test func aChoiceThatReadsWorseIsNoticedButKept() throws {
        let (recognizer, readings) = try spell(.off, mirrored: true, seconds: 8)
        #expect(recognizer.readsBetterOtherWay)
        #expect(!recognizer.isMirrored && readings.allSatisfy { !$0.observation.isMirrored })
        var changed = recognizer
        changed.handedness = .on
        #expect(!changed.readsBetterOtherWay)
    }

    @Test func aGoodChoiceIsLeftInPeace() throws {
        #expect(try !spell(.on, mirrored: true, seconds: 8).0.readsBetterOtherWay)
        #expect(try !spell(.off, mirrored: false, seconds: 8).0.readsBetterOtherWay)
        // What changes over by itself needs no advice.
        #expect(try !spell(.auto, mirrored: true, seconds: 8).0.readsBetterOtherWay)
    }
}
