import Testing

@testable import Display

@Suite struct WindowStateTests {
    @Test func theVideoIsAMirrorAtFirst() {
        let state = WindowState()
        #expect(state.isMirrored && !state.isFullScreen && state.overlay == .none && state.notice == nil)
    }

    @Test func noticesGoAwayByThemselves() {
        var state = WindowState()
        state.notify("Text copied", at: 1000)
        #expect(state.advance(to: 1000 + WindowState.noticeTime - 1) == false)
        #expect(state.notice?.text == "Text copied")
        #expect(state.advance(to: 1000 + WindowState.noticeTime) == true, "its going has to be drawn")
        #expect(state.notice == nil)
        #expect(state.advance(to: 1000 + WindowState.noticeTime + 1) == false)
    }

    @Test func theGlowFades() {
        var state = WindowState()
        #expect(state.glow(at: 0) == 0)
        state.commitTime = 1000
        #expect(state.glow(at: 1000) == 1)
        #expect(abs(state.glow(at: 1000 + WindowState.glowTime / 2) - 0.5) < 1e-12)
        #expect(state.glow(at: 5000) == 0)
    }

    @Test func theWindowIsDrawnAgainWhileItGlows() {
        var state = WindowState()
        state.commitTime = 1000
        #expect(state.advance(to: 1100) == true)
        #expect(state.advance(to: 1001 + WindowState.glowTime) == true, "the last time without any glow")
        #expect(state.advance(to: 1100 + WindowState.glowTime) == false)
    }
}
