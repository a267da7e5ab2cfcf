import ArgumentParser
import TestSupport
import Testing
import Training

@testable import trainer

@Suite struct DataOptionsTests {
    @Test func severalSetsArePutTogether() throws {
        let folder = try TemporaryFolder()
        let one = try folder.writeDrawnTable("one.csv", letters: "A", count: 2)
        let other = try folder.writeDrawnTable("other.csv", letters: "B", count: 3)
        let set = try DataOptions.parse(["--data", one.path, "--data", other.path]).load()
        #expect(set.labels == ["A", "B"])
        #expect(set.samples.count == 5)
    }

    @Test func nothingGivenSaysWhatToPass() throws {
        let options = try DataOptions.parse([])
        #expect {
            try options.urls()
        } throws: { error in
            (error as? ValidationError)?.message.contains("swift run trainer --data") == true
        }
    }

    @Test(arguments: ["0", "1.5", "-1"]) func shareIsAShare(share: String) {
        #expect(throws: (any Error).self) { try DataOptions.parse(["--data", "x", "--hand-share=\(share)"]) }
    }
}
