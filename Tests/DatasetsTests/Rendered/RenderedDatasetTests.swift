import HandModel
import Imaging
import Recognition
import Testing

@testable import Datasets

@Suite struct RenderedDatasetTests {
    @Test func lettersAreEvenAndStill() {
        let set = RenderedDataset.make(count: 48, shareOfNothing: 0)
        #expect(set.labels == RenderedDataset.stillLetters)
        #expect(set.labels.count == 24)
        #expect(!set.labels.contains("J") && !set.labels.contains("Z"))
        for (_, places) in set.indices(by: \.label) { #expect(places.count == 2) }
    }

    @Test func samplesAreThoseOfTheSampler() {
        let set = RenderedDataset.make(count: 5, seed: 9, letters: ["A", "B"], shareOfNothing: 0)
        let sampler = HandSampler(seed: 9, letters: ["A", "B"])
        for (number, sample) in set.samples.enumerated() {
            let rendered = sampler.sample(number)
            #expect(sample.image == rendered.image)
            #expect(sample.region == rendered.handBox)
            #expect(sample.label == rendered.letter)
            #expect(sample.landmarks == rendered.landmarks)
            #expect(!sample.mirrored && sample.isRendered)
        }
    }

    @Test func theSameSeedGivesTheSameSet() {
        let first = RenderedDataset.make(count: 6, seed: 2)
        let second = RenderedDataset.make(count: 6, seed: 2)
        let other = RenderedDataset.make(count: 6, seed: 3)
        #expect(first.samples.map(\.image) == second.samples.map(\.image))
        #expect(first.samples.map(\.image) != other.samples.map(\.image))
    }

    @Test func nothingIsAClassOfItsOwn() {
        let set = RenderedDataset.make(count: 60, shareOfNothing: 0.5)
        let nothing = set.samples.filter { $0.label == LetterLabels.nothing }
        #expect(nothing.count > 15 && nothing.count < 45)
        #expect(nothing.contains { $0.landmarks == nil })
    }

    @Test func tellsHowFarItIs() {
        var heard: [Int] = []
        let set = RenderedDataset.make(count: 600, report: { heard.append($0) })
        #expect(set.samples.count == 600)
        #expect(heard.count > 1 && heard == heard.sorted() && heard.last == 600)
        #expect(set.samples[599].image == RenderedDataset.make(count: 600).samples[599].image)
    }

    @Test func signersAreNamed() {
        let set = RenderedDataset.make(count: 60, shareOfNothing: 0)
        #expect(set.namesSigners)
        #expect(set.signers.count == 3)
    }
}
