import Imaging
import Testing

@testable import Training

@Suite struct SampleTests {
    @Test func handsAreRightUnlessSaid() {
        let sample = Sample(
            name: "x", image: GreyImage(width: 1, height: 1), region: Region(x: 0, y: 0, width: 1, height: 1),
            label: "A", signer: "ann")
        #expect(!sample.mirrored)
        #expect(sample.landmarks == nil)
    }
}
