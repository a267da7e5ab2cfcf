import HandModel
import Imaging
import Testing

@Suite struct RenderedSampleTests {
    @Test func aLettersTruthIsWhole() {
        let sample = HandSampler(letters: ["L"]).sample(0)
        #expect(sample.letter == "L")
        #expect(sample.landmarks.count == HandLandmark.allCases.count)
        #expect(sample.image.width == 128 && sample.image.height == 128)
    }

    @Test func samplesAreComparedByAllTheyHold() {
        let sample = HandSampler().sample(3)
        var other = sample
        #expect(sample == other)
        other.letter = nil
        #expect(sample != other)
        other = sample
        other.image[0, 0] ^= 1
        #expect(sample != other)
    }
}
