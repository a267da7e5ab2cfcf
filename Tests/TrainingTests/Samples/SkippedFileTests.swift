import Testing

@testable import Training

@Suite struct SkippedFileTests {
    @Test func comparesNameAndReason() {
        #expect(SkippedFile(name: "a", reason: "b") == SkippedFile(name: "a", reason: "b"))
        #expect(SkippedFile(name: "a", reason: "b") != SkippedFile(name: "a", reason: "c"))
    }
}
