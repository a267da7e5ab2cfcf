import Charts
import Imaging
import Testing
import TrainingSupport

@testable import Evaluation

@Suite struct MistakeSheetTests {
    private let set = Drawn.dataset(signers: ["ann"], count: 2)

    private var answers: Predictions {
        predictions([
            ("A", "ann", [0.4, 0.6, 0, 0]), ("A", "ann", [0.1, 0.9, 0, 0]), ("I", "ann", [0, 1, 0, 0]),
            ("A", "bob", [0.2, 0.8, 0, 0]), ("I", "bob", [0.7, 0.3, 0, 0]),
        ])
    }

    @Test func mistakesOfAKindAreOne() {
        let groups = MistakeSheet(answers, of: set, title: "").groups
        #expect(groups.map(\.count) == [2, 1, 1])
        // Of Ann's two the surer, then by their place in the set.
        #expect(groups.map(\.surest.sample) == [1, 3, 4])
    }

    @Test func drawsACellForEachKind() throws {
        let picture = try MistakeSheet(answers, of: set, title: "Mistakes").picture()
        #expect(picture.width == 2 * 28 + 10 * 116 - 12)
        #expect(picture.height == 92 + 156 + 28 - 12)
        // The first cell shows the sample itself: a bar across is brighter than the ground beneath it.
        let thumbnail = try Thumbnail.picture(of: set.samples[1], side: 104)
        for (x, y) in [(3, 3), (50, 50), (100, 90)] {
            #expect(picture.pixels[3 * ((92 + y) * picture.width + 28 + x)] == thumbnail[x, y])
        }
    }

    @Test func limitIsKept() throws {
        let one = try MistakeSheet(answers, of: set, title: "", limit: 1).picture()
        let empty = Palette.background
        let place = 3 * ((92 + 50) * one.width + 28 + 116 + 50)
        #expect(one.pixels[place] == empty.red)
    }

    @Test func nothingWrongIsAnEmptySheet() throws {
        let right = predictions([("A", "ann", [1, 0, 0, 0])])
        #expect(MistakeSheet(right, of: set, title: "").groups.isEmpty)
        #expect(try MistakeSheet(right, of: set, title: "").picture().height > 0)
    }
}
