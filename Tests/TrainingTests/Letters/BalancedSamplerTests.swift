import Datasets
import Imaging
import Testing

@testable import Training

@Suite struct BalancedSamplerTests {
    private func set(_ pictures: [(signer: String, label: String, count: Int)], rendered: Bool = false) -> Dataset {
        let image = GreyImage(width: 1, height: 1)
        let region = Region(x: 0, y: 0, width: 1, height: 1)
        return Dataset(
            samples: pictures.flatMap { picture in
                (0..<picture.count).map { _ in
                    Sample(
                        name: "", image: image, region: region, label: picture.label, signer: picture.signer,
                        isRendered: rendered)
                }
            }, namesSigners: true)
    }

    private func share(_ draws: [Int], _ isCounted: (Int) -> Bool) -> Double {
        Double(draws.count(where: isCounted)) / Double(draws.count)
    }

    @Test func peopleWeighEvenlyThenTheirLetters() {
        let all = set([("ann", "A", 1000), ("ann", "B", 10), ("bob", "A", 5)])
        let draws = BalancedSampler(all, nothingShare: 0).epoch(1, count: 20_000, seed: 3)
        func share(_ signer: String, _ label: String) -> Double {
            self.share(draws) { all.samples[$0].signer == signer && all.samples[$0].label == label }
        }
        // Four standard deviations of 20000 draws are below 0.015.
        #expect(abs(share("bob", "A") - 0.5) < 0.015)
        #expect(abs(share("ann", "A") - 0.25) < 0.015)
        #expect(abs(share("ann", "B") - 0.25) < 0.015)
    }

    @Test func nothingHasItsShare() {
        let all = set([("ann", "A", 10), ("rooms", "nothing", 100), ("walls", "nothing", 1)])
        let draws = BalancedSampler(all, nothingShare: 0.2).epoch(1, count: 20_000, seed: 3)
        #expect(abs(share(draws) { all.samples[$0].label == "nothing" } - 0.2) < 0.015)
        #expect(abs(share(draws) { all.samples[$0].signer == "walls" } - 0.1) < 0.015)
    }

    @Test func shareOfNothingIsIgnoredWhereThereIsNone() {
        #expect(BalancedSampler(set([("ann", "A", 1)]), nothingShare: 0.5).nothingShare == 0)
        #expect(
            BalancedSampler(set([("ann", "nothing", 1)]), nothingShare: 0.5).epoch(1, count: 3, seed: 1) == [0, 0, 0])
    }

    /// One person, one wall, and rendered hands and rooms that are called fifty people.
    private var mixed: Dataset {
        let drawn = (0..<50).flatMap { [("drawn-\($0)", "A", 4), ("drawn-\($0)", "nothing", 1)] }
        return Dataset(joining: [set([("ann", "A", 10), ("walls", "nothing", 10)]), set(drawn, rendered: true)])
    }

    @Test(arguments: [0, 0.3, 1] as [Float]) func renderedPicturesHaveTheirShare(wanted: Float) {
        let draws = BalancedSampler(mixed, nothingShare: 0.2, renderedShare: wanted).epoch(1, count: 20_000, seed: 3)
        let samples = mixed.samples
        #expect(abs(share(draws) { samples[$0].label == "nothing" } - 0.2) < 0.015)
        let letters = draws.filter { samples[$0].label != "nothing" }
        #expect(abs(share(letters) { samples[$0].isRendered } - Double(wanted)) < 0.015)
        #expect(abs(share(letters) { samples[$0].signer == "drawn-7" } - Double(wanted) / 50) < 0.006)
        // Of what is no letter twice as many are rendered.
        let nothing = draws.filter { samples[$0].label == "nothing" }
        #expect(abs(share(nothing) { samples[$0].isRendered } - min(2 * Double(wanted), 1)) < 0.03)
    }

    @Test func renderedShareIsIgnoredWhereAllOrNoneAre() {
        let drawn = set([("drawn-1", "A", 5), ("drawn-1", "nothing", 2)], rendered: true)
        #expect(
            BalancedSampler(drawn, nothingShare: 0.2, renderedShare: 0).epoch(1, count: 9, seed: 1)
                == BalancedSampler(drawn, nothingShare: 0.2, renderedShare: 1).epoch(1, count: 9, seed: 1))
        let taken = set([("ann", "A", 5), ("walls", "nothing", 2)])
        #expect(
            BalancedSampler(taken, nothingShare: 0.2, renderedShare: 0.9).epoch(1, count: 9, seed: 1)
                == BalancedSampler(taken, nothingShare: 0.2).epoch(1, count: 9, seed: 1))
    }

    @Test func everyPictureComesOnceBeforeAnyComesAgain() {
        let all = set([("ann", "A", 7)])
        let draws = BalancedSampler(all, nothingShare: 0).epoch(1, count: 21, seed: 9)
        for round in 0..<3 { #expect(Set(draws[round * 7..<round * 7 + 7]) == Set(0..<7)) }
    }

    @Test func seedAndEpochDecide() {
        let sampler = BalancedSampler(set([("ann", "A", 50)]), nothingShare: 0)
        let first = sampler.epoch(1, count: 50, seed: 1)
        #expect(sampler.epoch(1, count: 50, seed: 1) == first)
        #expect(sampler.epoch(2, count: 50, seed: 1) != first)
        #expect(sampler.epoch(1, count: 50, seed: 2) != first)
    }
}
