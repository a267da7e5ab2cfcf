import Imaging
import Testing

@testable import Datasets

@Suite struct SampleTests {
    @Test func handsAreRightUnlessSaid() {
        let sample = Sample(
            name: "x", image: GreyImage(width: 1, height: 1), region: Region(x: 0, y: 0, width: 1, height: 1),
            label: "A", signer: "ann")
        #expect(!sample.mirrored)
        #expect(sample.landmarks == nil)
    }
}

@Suite struct DatasetTests {
    private func sample(_ label: String, _ signer: String) -> Sample {
        Sample(
            name: "\(signer)/\(label)", image: GreyImage(width: 1, height: 1),
            region: Region(x: 0, y: 0, width: 1, height: 1), label: label, signer: signer)
    }

    @Test func labelsAreSortedWithNothingLast() {
        let set = Dataset(
            samples: [
                sample("nothing", "x"), sample("Z", "b"), sample("A", "a"), sample("A", "b"), sample("space", "a"),
            ],
            namesSigners: true)
        #expect(set.labels == ["A", "Z", "space", "nothing"])
        #expect(set.signers == ["a", "b", "x"])
        #expect(Dataset(samples: [], namesSigners: true).labels.isEmpty)
    }

    @Test func joiningKeepsEverything() {
        let one = Dataset(
            samples: [sample("A", "a")], skipped: [SkippedFile(name: "f", reason: "r")], namesSigners: true)
        let other = Dataset(samples: [sample("B", "b")], namesSigners: false)
        let both = Dataset(joining: [one, other])
        #expect(both.samples.map(\.label) == ["A", "B"])
        #expect(both.skipped == [SkippedFile(name: "f", reason: "r")])
        #expect(!both.namesSigners)
        #expect(Dataset(joining: [one, one]).namesSigners)
    }

    @Test func countsInWords() {
        let set = Dataset(samples: [sample("A", "a"), sample("B", "a")], namesSigners: true)
        #expect(set.counts == "2 pictures, 2 classes, 1 signer")
        #expect(Dataset(samples: [sample("A", "a")], namesSigners: true).counts == "1 picture, 1 class, 1 signer")
    }

    @Test func leavesOutWhatANetworkDoesNotKnow() throws {
        let set = Dataset(samples: ["A", "B", "nothing", "B"].map { sample($0, "a") }, namesSigners: true)
        let (known, leftOut) = try set.known(to: ["A", "C"])
        #expect(known.labels == ["A"])
        #expect(leftOut == ["B": 2, "nothing": 1])
        #expect(throws: DatasetError.otherClasses(found: ["A", "B", "nothing"], known: ["C"])) {
            try set.known(to: ["C"])
        }
    }

    @Test func groupsByAnyKey() {
        let set = Dataset(samples: [sample("A", "a"), sample("B", "a"), sample("A", "b")], namesSigners: true)
        #expect(set.indices(by: \.label) == ["A": [0, 2], "B": [1]])
    }
}

@Suite struct OriginalPictureTests {
    @Test func tellsPicturesByTheirPixelsAndShape() {
        let image = GreyImage(width: 5, height: 3, pixels: (0..<15).map { UInt8($0) })
        #expect(OriginalPicture(image) == OriginalPicture(image))
        #expect(OriginalPicture(image) != OriginalPicture(GreyImage(width: 3, height: 5, pixels: image.pixels)))
        for index in image.pixels.indices {
            var other = image
            other.pixels[index] ^= 1
            #expect(OriginalPicture(image) != OriginalPicture(other))
        }
    }
}

@Suite struct SkippedFileTests {
    @Test func comparesNameAndReason() {
        #expect(SkippedFile(name: "a", reason: "b") == SkippedFile(name: "a", reason: "b"))
        #expect(SkippedFile(name: "a", reason: "b") != SkippedFile(name: "a", reason: "c"))
    }
}
