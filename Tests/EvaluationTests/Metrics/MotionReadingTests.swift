import Datasets
import Foundation
import Imaging
import TestSupport
import Testing
import Training
import TrainingSupport

@testable import Evaluation

@Suite struct MotionReadingTests {
    @Test func rowsSayWhatIsInTheText() {
        let row = MotionReading.Row(signer: "ann", letter: "J", typed: "IJ")
        #expect(row.isRead && !row.isFalse)
        let other = MotionReading.Row(signer: "ann", letter: "J", typed: "IZ")
        #expect(!other.isRead && other.isFalse)
    }

    @Test func recordingsArePlayedThroughTheRecognizer() throws {
        let folder = try TemporaryFolder()
        let model = folder.file("drawn.safetensors")
        let loop = try TrainingLoop(
            LetterTask(Drawn.configuration(epochs: 4), data: Drawn.data()), files: TrainingFiles(model: model))
        try loop.run()
        try FileManager.default.createDirectory(at: folder.file("motion"), withIntermediateDirectories: true)
        var lines = ["file,signer,letter,index,x0,y0,x1,y1,side"]
        for number in 0..<30 {
            try PNG.write(Drawn.image("A", number: 5), to: folder.file("motion/\(number).png"))
            lines.append("\(number).png,ann,J,\(number),3,3,29,29,Left")
        }
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "motion/motion.csv")
        let reading = try MotionReading(
            model: model, recordings: MotionRecordings(contentsOf: folder.file("motion")),
            stills: Drawn.data().validation)
        let row = try #require(reading.recordings.first)
        #expect(row.signer == "ann" && row.letter == "J")
        // A bar is A, B or C in every frame, so that it is typed at most once.
        #expect(row.typed.count <= 1 && row.typed.allSatisfy("ABC".contains))
        #expect(reading.recall == ["J": 0])
        #expect(reading.stillFrames == 0 && reading.falseLetters == 0)
        let data = try JSONEncoder().encode(reading)
        #expect(try JSONDecoder().decode(MotionReading.self, from: data) == reading)
    }
}
