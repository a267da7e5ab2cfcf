import Foundation
import Testing

@testable import Training

@Suite struct SampleSourceTests {
    @Test func saysNothingThatTheSetDoesNot() {
        let source = SampleSource(file: URL(filePath: "/a"), name: "a", label: "A", signer: "x", box: nil)
        #expect(!source.mirrored && source.landmarks == nil)
        #expect(SampleListing().namesSigners && SampleListing().sources.isEmpty)
    }
}
