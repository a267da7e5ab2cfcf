import HandModel
import Imaging
import Testing

@Suite struct HandSamplerTests {
    @Test func aSampleIsAFunctionOfItsNumber() {
        let sampler = HandSampler(seed: 11)
        for number in [0, 1, 25, 26, 1_000_003, -5] { #expect(sampler.sample(number) == sampler.sample(number)) }
        #expect(sampler.sample(0).image != sampler.sample(26).image)
        #expect(sampler.sample(0).image != HandSampler(seed: 12).sample(0).image)
    }

    @Test func threadsDoNotDisturbEachOther() async {
        let sampler = HandSampler(seed: 2)
        let alone = (0..<12).map { sampler.sample($0) }
        let together = await withTaskGroup(of: (Int, RenderedSample).self) { group in
            for number in (0..<12).reversed() { group.addTask { (number, sampler.sample(number)) } }
            var samples: [Int: RenderedSample] = [:]
            for await (number, sample) in group { samples[number] = sample }
            return samples
        }
        for (number, sample) in alone.enumerated() { #expect(together[number] == sample) }
    }

    @Test func lettersComeInTurn() {
        let sampler = HandSampler(letters: ["A", "L", "Y"])
        #expect((0..<6).map { sampler.sample($0).letter } == ["A", "L", "Y", "A", "L", "Y"])
        #expect(sampler.sample(-1).letter == "Y")
    }

    @Test func theHandFillsItsShareInTheMiddle() {
        let sampler = HandSampler(seed: 4)
        for number in 0..<26 {
            let sample = sampler.sample(number)
            let larger = max(sample.handBox.width, sample.handBox.height)
            #expect(abs(larger - 128 / 1.7) < 0.1, "\(number)")
            #expect(abs(sample.handBox.x + sample.handBox.width / 2 - 64) < 0.1)
            #expect(abs(sample.handBox.y + sample.handBox.height / 2 - 64) < 0.1)
            for point in sample.landmarks {
                #expect(Double(point.x) >= sample.handBox.x - 0.01)
                #expect(Double(point.x) <= sample.handBox.x + sample.handBox.width + 0.01)
                #expect(Double(point.y) >= sample.handBox.y - 0.01)
                #expect(Double(point.y) <= sample.handBox.y + sample.handBox.height + 0.01)
            }
        }
    }

    @Test func picturesAreNeitherBlackNorWhite() {
        let sampler = HandSampler(seed: 9)
        var flat = 0
        for number in 0..<52 {
            let pixels = sampler.sample(number).image.pixels.map { Double($0) }
            let mean = pixels.reduce(0, +) / Double(pixels.count)
            let variance = pixels.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(pixels.count)
            if variance < 30 { flat += 1 }
        }
        #expect(flat <= 2)
    }

    @Test func nothingComesInItsShare() {
        let sampler = HandSampler(seed: 1, shareOfNothing: 0.5)
        let samples = (0..<120).map { sampler.sample($0) }
        let nothing = samples.filter { $0.letter == nil }
        #expect((42...78).contains(nothing.count))
        #expect(nothing.contains { $0.landmarks.isEmpty }, "rooms without a hand")
        #expect(nothing.contains { $0.landmarks.count == 21 }, "hands that sign nothing")
    }

    @Test func anotherSizeIsAnotherPictureOfTheSameSize() {
        let sample = HandSampler(seed: 3, side: 64, letters: ["B"]).sample(0)
        #expect(sample.image.width == 64 && sample.image.height == 64)
        #expect(abs(max(sample.handBox.width, sample.handBox.height) - 64 / 1.7) < 0.1)
    }

    @Test func unknownLettersGiveRooms() {
        let sample = HandSampler(letters: ["?"]).sample(0)
        #expect(sample.letter == nil)
        #expect(sample.landmarks.isEmpty)
        #expect(HandSampler(letters: []).sample(0).letter == nil)
    }
}

@Suite struct RenderedSampleTests {
    @Test func aLettersTruthIsWhole() {
        let sample = HandSampler(letters: ["L"]).sample(0)
        #expect(sample.letter == "L")
        #expect(sample.landmarks.count == HandLandmark.allCases.count)
        #expect(sample.image.width == 128 && sample.image.height == 128)
    }
}
