import Testing

@testable import Display

@Suite struct WindowStatusTests {
    @Test func nothingIsClaimedByDefault() {
        let status = WindowStatus()
        #expect(status.source.isEmpty)
        #expect(status.framesPerSecond == nil)
        #expect(status.latency == nil)
        #expect(!status.isRecording && !status.isLeftHanded)
        #expect(status.problem == nil && status.notice == nil)
    }

    @Test func statesDifferInEveryPart() {
        let states = [
            WindowStatus(), WindowStatus(source: "Camera"), WindowStatus(framesPerSecond: 30),
            WindowStatus(latency: 40), WindowStatus(isRecording: true), WindowStatus(isLeftHanded: true),
            WindowStatus(problem: "Unplugged."), WindowStatus(notice: "Saved"),
        ]
        for (index, state) in states.enumerated() {
            #expect(states.firstIndex(of: state) == index)
        }
    }

    @Test func figuresAreRoundedAsTheyAreShown() {
        let exact = WindowStatus(source: "Camera", framesPerSecond: 29.97, latency: 41.4, isRecording: true)
        let shown = WindowStatus(source: "Camera", framesPerSecond: 30, latency: 41, isRecording: true)
        #expect(exact.rounded == shown)
        #expect(WindowStatus().rounded == WindowStatus())
    }
}
