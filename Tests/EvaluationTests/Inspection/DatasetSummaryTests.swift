import Datasets
import Imaging
import Testing
import TrainingSupport

@testable import Evaluation

@Suite struct DatasetSummaryTests {
    @Test func countsEverything() {
        var set = Drawn.dataset(signers: ["ann", "bob"], count: 4)
        set.skipped = [SkippedFile(name: "x.jpg", reason: "is empty")]
        let summary = DatasetSummary(set, name: "drawn")
        #expect(summary.perLabel.map { "\($0.label)\($0.count)" } == ["A8", "B8", "C8"])
        #expect(summary.perSigner.map { "\($0.signer)\($0.count)\($0.labels)" } == ["ann123", "bob123"])
        #expect(summary.sizes.map { "\($0.size):\($0.count)" } == ["32x32:24"])
        let text = summary.text
        #expect(text.hasPrefix("drawn: 24 pictures, 3 classes, 2 signers\n"))
        #expect(text.contains("classes: A 8, B 8, C 8"))
        #expect(text.contains("ann 12 (3 classes), bob 12 (3 classes)"))
        #expect(text.contains("sizes: 32x32 (24)"))
        #expect(text.contains("1 skipped:\n    x.jpg: is empty"))
    }

    @Test func warnsOfImbalance() {
        var set = Drawn.dataset(signers: ["ann"], count: 8)
        set.samples += Drawn.dataset(signers: ["bob"], count: 1).samples
        set.samples += (100..<140).map { Drawn.sample("A", signer: "ann", number: $0) }
        let warnings = DatasetSummary(set, name: "").warnings
        #expect(warnings.contains { $0.contains("A has 49 pictures, B only 9") })
        #expect(warnings.contains { $0.contains("signers have from 3 to 64 pictures") })
    }

    @Test func warnsOfWhatIsMissing() {
        var set = Drawn.dataset(signers: ["ann"], count: 2)
        var warnings = DatasetSummary(set, name: "").warnings
        #expect(warnings.contains { $0.hasPrefix("No pictures of D E F G") && $0.hasSuffix("X Y Z.") })
        #expect(warnings.contains { $0.contains("Only 1 signer") })
        set.namesSigners = false
        warnings = DatasetSummary(set, name: "").warnings
        #expect(warnings.contains { $0.contains("does not say whose hands") })
        #expect(!warnings.contains { $0.contains("Imbalance") || $0.contains("movements") })
    }

    @Test func warnsOfMovementsCopiesAndContradictions() {
        var set = Drawn.dataset(signers: ["ann"], count: 1)
        set.samples.append(Drawn.sample("J", signer: "ann", number: 1))
        set.samples.append(set.samples[0])
        var contradiction = set.samples[0]
        contradiction.label = "B"
        contradiction.name = "twin"
        set.samples.append(contradiction)
        let summary = DatasetSummary(set, name: "")
        #expect(summary.warnings.contains { $0.contains("J and Z are movements") })
        #expect(summary.warnings.contains { $0.contains("near-duplicates") })
        #expect(summary.warnings.contains { $0.contains("and twin are the same picture with different labels") })
        #expect(summary.duplicates.exact == 2)
    }

    @Test func sizesAreSortedByNumber() {
        var set = Drawn.dataset(signers: ["ann"], count: 1)
        set.samples[1].original = OriginalPicture(GreyImage(width: 10, height: 20))
        #expect(DatasetSummary(set, name: "").sizes.map(\.size) == ["32x32", "10x20"])
    }

    @Test func longListsOfSkippedFilesAreCut() {
        let many = (0..<25).map { SkippedFile(name: "f\($0)", reason: "is empty") }
        let lines = SkippedList.lines(many)
        #expect(lines.first == "25 skipped:")
        #expect(lines.count == 12)
        #expect(lines.last == "  and 15 more")
        #expect(SkippedList.lines([]).isEmpty)
    }
}
