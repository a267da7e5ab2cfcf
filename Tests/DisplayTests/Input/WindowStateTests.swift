import Testing

@testable import Display

@Suite struct WindowStateTests {
    @Test func noticesGoAwayByThemselves() {
        var state = WindowState()
        state.notify("Text copied", at: 1000)
        #expect(state.advance(to: 1000 + WindowState.noticeMilliseconds - 1) == false)
        #expect(state.notice?.text == "Text copied")
        #expect(state.advance(to: 1000 + WindowState.noticeMilliseconds) == true, "its going has to be drawn")
        #expect(state.notice == nil)
        #expect(state.advance(to: 1000 + WindowState.noticeMilliseconds + 1) == false)
    }

    @Test func theGlowFades() {
        var state = WindowState()
        #expect(state.glow(at: 0) == 0)
        state.commitTime = 1000
        #expect(state.glow(at: 1000) == 1)
        #expect(abs(state.glow(at: 1000 + WindowState.glowMilliseconds / 2) - 0.5) < 1e-12)
        #expect(state.glow(at: 5000) == 0)
    }

    @Test func theWindowIsDrawnAgainWhileItGlows() {
        var state = WindowState()
        state.commitTime = 1000
        #expect(state.advance(to: 1100) == true)
        #expect(state.advance(to: 1001 + WindowState.glowMilliseconds) == true, "the last time without any glow")
        #expect(state.advance(to: 1100 + WindowState.glowMilliseconds) == false)
    }
}
