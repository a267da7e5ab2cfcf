import Datasets
import Foundation
import HandModel
import Imaging
import Recognition
import TestSupport
import Testing

@testable import Evaluation

@Suite struct MotionReadingTests {
    @Test func rowsSayWhatIsInTheText() {
        let row = MotionReading.Row(signer: "ann", letter: "J", typed: "IJ")
        #expect(row.isRead && !row.isFalse)
        let other = MotionReading.Row(signer: "ann", letter: "J", typed: "IZ")
        #expect(!other.isRead && other.isFalse)
    }

    @Test func strokesAreReadInWholeFrames() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(at: folder.file("motion"), withIntermediateDirectories: true)
        let stage = WordStage(width: 160, height: 120, boxShare: 0.5)
        var lines = ["file,signer,letter,index,side"]
        for letter in ["J", "Z"] {
            let word = FingerspellingWord(letter)
            for (number, time) in word.times(framesPerSecond: MotionReading.framesPerSecond).enumerated() {
                let image = stage.picture(of: word.moment(at: time), supersampling: 1).image
                try PNG.write(image, to: folder.file("motion/\(letter)\(number).png"))
                lines.append("\(letter)\(number).png,ann,\(letter),\(number),Left")
            }
        }
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "motion/motion.csv")
        let held = RenderedDataset.make(count: 8, letters: ["D", "I"], shareOfNothing: 0)
        let models = ModelLocation()
        let reading = try MotionReading(
            model: models.find(ModelLocation.letters), locator: models.find(ModelLocation.locator),
            recordings: MotionRecordings(contentsOf: folder.file("motion")), stills: held)
        #expect(reading.recordings.map(\.signer) == ["ann", "ann"])
        #expect(reading.recordings.map(\.typed) == ["J", "Z"])
        #expect(reading.recall == ["J": 1, "Z": 1])
        #expect(reading.stillFrames == held.samples.count && reading.falseLetters == 0)
        let data = try JSONEncoder().encode(reading)
        #expect(try JSONDecoder().decode(MotionReading.self, from: data) == reading)
    }
}
