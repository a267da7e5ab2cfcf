import Foundation
import TestSupport
import Testing

@testable import Training

@Suite struct RenderedFolderTests {
    @Test func theSetIsReadBackByTheLoader() throws {
        let folder = try TemporaryFolder()
        try RenderedFolder.write(count: 26, seed: 4, to: folder.url)
        let read = try DatasetLoader(handShare: nil).load(folder.url)
        let made = RenderedDataset.make(count: 26, seed: 4, shareOfNothing: 0)
        #expect(read.samples.count == 26)
        #expect(read.labels == made.labels)
        #expect(read.skipped.isEmpty)
        for sample in read.samples {
            let digits = sample.name.filter(\.isNumber)
            let number = try #require(Int(digits))
            let original = made.samples[number]
            #expect(sample.label == original.label)
            #expect(!sample.mirrored)
            #expect(abs(sample.region.x - original.region.x) < 0.1)
            #expect(abs(sample.region.height - original.region.height) < 0.15)
            #expect(sample.landmarks?.count == 21)
            let difference = zip(sample.image.pixels, original.image.pixels).map { abs(Int($0) - Int($1)) }
            #expect(difference.reduce(0, +) < 5 * difference.count)
        }
    }

    @Test func noPicturesAreRefused() throws {
        let folder = try TemporaryFolder()
        #expect(throws: RenderingError.self) { try RenderedFolder.write(count: 0, seed: 1, to: folder.url) }
    }

    @Test func unwritablePlacesAreNamed() {
        let error = #expect(throws: RenderingError.self) {
            try RenderedFolder.write(count: 1, seed: 1, to: URL(fileURLWithPath: "/proc/none"))
        }
        #expect(error?.description.contains("/proc/none") == true)
    }
}
