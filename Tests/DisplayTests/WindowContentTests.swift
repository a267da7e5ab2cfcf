import Testing

@testable import Display

@Suite struct WindowStatusTests {
    @Test func figuresAreRoundedAsTheyAreShown() {
        let exact = WindowStatus(source: "Camera", framesPerSecond: 29.97, latency: 41.4, isRecording: true)
        let shown = WindowStatus(source: "Camera", framesPerSecond: 30, latency: 41, isRecording: true)
        #expect(exact.rounded == shown)
        #expect(WindowStatus().rounded == WindowStatus())
    }
}
