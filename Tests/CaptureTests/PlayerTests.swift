import Imaging
import Synchronization
import Testing

@testable import Capture

@Suite struct PlayerTests {
    private static func frame(_ number: Int, time: Double) -> Frame {
        Frame(
            format: .grey, width: 1, height: 1, stride: 1, time: time, sequence: number,
            storage: FrameStorage(copying: [UInt8(number)]))
    }

    /// A player of frames at these times, with a failure after the last if one is given.
    private func player(_ pace: Pace, times: [Double], failure: CaptureError? = nil) -> Player {
        var next = 0
        return Player(pace: pace) { () throws(CaptureError) in
            guard next < times.count else {
                if let failure { throw failure }
                return nil
            }
            defer { next += 1 }
            return .frame(Self.frame(next, time: times[next]))
        }
    }

    /// What happens at a moment, in few words: a frame's number, `end`, or the moment to wait for.
    private func step(_ player: inout Player, _ now: Double) throws -> String {
        switch try player.step(now: now) {
        case .event(.frame(let frame)): "\(frame.sequence)"
        case .event(.ended): "end"
        case .event: "other"
        case .wait(let moment): "wait \(moment)"
        }
    }

    @Test func atMostSpeedGivesEveryFrameAtOnce() throws {
        var player = player(.max, times: [0, 1000, 2000])
        for expected in ["0", "1", "2", "end", "end"] { #expect(try step(&player, 5) == expected) }
    }

    @Test func inRealTimeKeepsTheDistances() throws {
        var player = player(.real, times: [40, 73, 140])
        #expect(try step(&player, 500) == "0")
        #expect(try step(&player, 501) == "wait 533.0")
        #expect(try step(&player, 520) == "wait 533.0")
        #expect(try step(&player, 533) == "1")
        #expect(try step(&player, 533) == "wait 600.0")
        #expect(try step(&player, 600.5) == "2")
        #expect(try step(&player, 601) == "end")
    }

    @Test func inRealTimePassesOverWhatIsLate() throws {
        var player = player(.real, times: [0, 33, 66, 100, 133])
        #expect(try step(&player, 0) == "0")
        #expect(try step(&player, 101) == "3")
        #expect(try step(&player, 102) == "wait 133.0")
        #expect(try step(&player, 900) == "4")
        #expect(try step(&player, 900) == "end")
    }

    @Test func aLittleLateIsNotLate() throws {
        var player = player(.real, times: [0, 5, 8])
        #expect(try step(&player, 0) == "0")
        #expect(try step(&player, 9) == "1")
        #expect(try step(&player, 9) == "2")
    }

    @Test func tellsAFailureAfterTheFramesBeforeIt() throws {
        let failure = CaptureError.damaged(path: "x", at: 1, reason: "cut")
        for pace in Pace.allCases {
            var player = player(pace, times: [0, 30], failure: failure)
            #expect(try step(&player, 0) == "0")
            #expect(try step(&player, 500) == "1")
            for _ in 0..<2 {
                #expect(throws: failure) { try step(&player, 500) }
            }
        }
    }

    @Test func givesNothingMoreWhenClosed() throws {
        var player = player(.real, times: [0, 30])
        #expect(try step(&player, 0) == "0")
        #expect(try step(&player, 1) == "wait 30.0")
        player.close()
        player.close()
        #expect(try step(&player, 90) == "end")
    }

    @Test func waitsNoLongerThanAllowed() throws {
        let player = Mutex(player(.real, times: [0, 3_600_000]))
        guard case .frame = try Player.next(of: player, within: 0) else {
            Issue.record("the first frame is due at once")
            return
        }
        #expect(try Player.next(of: player, within: 1) == nil)
    }
}

@Suite struct HeldFramesTests {
    private func times(from start: Double = 0, lasting duration: Double) -> [Double] {
        let frame = Frame(
            format: .grey, width: 1, height: 1, stride: 1, time: start, sequence: 0,
            storage: FrameStorage(copying: [1]))
        return HeldFrames(frame, lasting: duration).map(\.time)
    }

    @Test(arguments: [0.0, 16.7, 33.3, 40, 66.7, 70])
    func framesOfACameraComeOnce(duration: Double) {
        #expect(times(from: 12, lasting: duration) == [12])
    }

    @Test func aSlideComesAtCameraRate() {
        let times = times(from: 500, lasting: 200)
        #expect(times.count == 6)
        for (number, time) in times.enumerated() { #expect(abs(time - 500 - Double(number) * 100 / 3) < 1e-9) }
    }

    @Test(arguments: [(100.0, 3), (1000, 30), (1010, 30), (5000, 150)])
    func fillsItsTime(duration: Double, count: Int) {
        #expect(times(lasting: duration).count == count)
    }

    @Test func gapsAreNotFilledForEver() {
        #expect(times(lasting: 30_000).count == 150)
        #expect(times(lasting: .infinity) == [0])
        #expect(times(lasting: .nan) == [0])
        #expect(times(lasting: -5) == [0])
    }
}
