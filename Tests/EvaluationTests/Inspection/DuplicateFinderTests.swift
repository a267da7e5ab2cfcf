import Datasets
import Imaging
import Testing
import TrainingSupport

@testable import Evaluation

@Suite struct DuplicateFinderTests {
    private func set(_ items: [(label: String, signer: String, image: GreyImage)]) -> Dataset {
        Dataset(
            samples: items.enumerated().map { number, item in
                Sample(
                    name: "\(number)", image: item.image, region: Region(x: 0, y: 0, width: 1, height: 1),
                    label: item.label, signer: item.signer)
            }, namesSigners: true)
    }

    private let picture = Drawn.image("A", number: 1)

    private func brighter(_ image: GreyImage, by amount: UInt8) -> GreyImage {
        GreyImage(width: image.width, height: image.height, pixels: image.pixels.map { $0 + amount })
    }

    @Test func findsCopies() {
        let found = DuplicateFinder(set([("A", "x", picture), ("A", "x", picture), ("A", "x", picture)]))
        #expect(found.exact == 2)
        #expect(found.near == 2)
        #expect(found.contradictions.isEmpty)
    }

    @Test func findsPicturesThatLookAlike() {
        let found = DuplicateFinder(
            set([("A", "x", picture), ("A", "x", brighter(picture, by: 3)), ("A", "x", Drawn.image("B", number: 9))]))
        #expect(found.exact == 0)
        #expect(found.near == 1)
    }

    @Test func othersHandsAreNoDuplicates() {
        let found = DuplicateFinder(set([("A", "x", picture), ("A", "y", brighter(picture, by: 3))]))
        #expect(found.near == 0)
    }

    @Test func namesCopiesWithDifferentLabels() {
        let found = DuplicateFinder(set([("A", "x", picture), ("B", "y", picture)]))
        #expect(found.exact == 1)
        #expect(found.contradictions.map { [$0.0, $0.1] } == [["0", "1"]])
        #expect(found != DuplicateFinder(set([("A", "x", picture), ("A", "y", picture)])))
    }

    @Test func shapesOfTheSameBytesDiffer() {
        let wide = GreyImage(width: 8, height: 2, filledWith: 1)
        let tall = GreyImage(width: 2, height: 8, filledWith: 1)
        #expect(DuplicateFinder(set([("A", "x", wide), ("A", "y", tall)])).exact == 0)
    }

    @Test func fingerprintTellsWhichNeighbourIsBrighter() {
        // Bright on the left half: at each of 8 rows one place is brighter than the one to its right.
        var halves = GreyImage(width: 18, height: 16)
        for y in 0..<16 { for x in 0..<8 { halves[x, y] = 200 } }
        let row: UInt64 = 1 << 3
        #expect(Fingerprint(halves).look == (0..<8).reduce(0) { $0 | row << UInt64($1 * 8) })
        #expect(Fingerprint(GreyImage(width: 5, height: 3, filledWith: 9)).look == 0)
    }
}
