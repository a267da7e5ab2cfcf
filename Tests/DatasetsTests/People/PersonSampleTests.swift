import Datasets
import Imaging
import Testing

@Suite struct PersonSampleTests {
    private func sample(_ name: String, _ label: String = "P") -> Sample {
        let image = GreyImage(width: 20, height: 20, filledWith: 9)
        return Sample(
            name: name, image: image, region: Region(x: 2, y: 2, width: 16, height: 16), label: label, signer: "anna")
    }

    @Test("The recording is the folder beside the letter's, and numbers in names count by their value") func moments()
        throws
    {
        let set = Dataset(
            samples: [
                sample("P/monday/10.png"), sample("P/monday/9.png"), sample("P/3.png"), sample("tuesday/P/1.png"),
                sample("nothing/1.png", "nothing"),
            ], namesSigners: false)
        let samples = try PersonSample.samples(of: set)
        #expect(samples.map(\.moment) == ["", "monday", "monday", "tuesday"])
        #expect(samples.map(\.time) == [0, 1, 2, 3])
    }
}
