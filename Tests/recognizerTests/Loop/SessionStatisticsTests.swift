import Capture
import Recognition
import Spelling
import Testing

@testable import recognizer

@Suite struct SessionStatisticsTests {
    private func observation(latency: Double, isReadable: Bool = true) -> FrameObservation {
        var observation = FrameObservation(time: 0)
        (observation.latency, observation.isReadable) = (latency, isReadable)
        return observation
    }

    @Test func nothingReadHasNoLatency() {
        #expect(SessionStatistics().description == "0 frames read, 0 unreadable, 0 dropped")
    }

    @Test func framesAreCountedWithTheirMeanLatency() {
        var statistics = SessionStatistics()
        statistics.add(observation(latency: 10))
        statistics.add(observation(latency: 20.5))
        statistics.add(observation(latency: 1, isReadable: false))
        #expect(statistics.description == "3 frames read, 1 unreadable, 0 dropped; mean latency 10.5 ms")
    }

    @Test func whyThereIsNoLetterIsToldByWhatWasSeen() throws {
        let policy = CommitPolicy()
        func silence(_ readings: [RecognitionResult], mirror: HandednessMode = .auto) -> String? {
            var statistics = SessionStatistics()
            for reading in readings {
                statistics.add(reading.observation)
                statistics.add(reading)
            }
            return statistics.silence(text: readings.last?.text ?? "", policy: policy, mirror: mirror)
        }
        func hand(hold: Double) -> RecognitionResult {
            RecognitionResult(FrameObservation(elapsed: 500, letter: "A", handIsPresent: true), hold: hold)
        }
        let nobody = RecognitionResult(FrameObservation(handIsPresent: false))
        var damaged = nobody
        damaged.observation.isReadable = false
        #expect(try #require(silence([damaged])).contains("no picture could be"))
        #expect(try #require(silence([nobody])).contains("no hand was seen"))
        let short = try #require(silence([nobody, hand(hold: 0), hand(hold: 0.5), hand(hold: 0.25)]))
        #expect(
            short.contains("a hand was seen for 1.5 s; the longest hold of a letter was 0.2 s and 0.4 s are needed"))
        #expect(short.contains("--mirror on"))
        #expect(try #require(silence([hand(hold: 0)], mirror: .on)).contains("no letter was sure"))
        #expect(try #require(silence([hand(hold: 0)], mirror: .on)).contains("--mirror off"))
        var typed = hand(hold: 1)
        (typed.commit, typed.text) = ("A", "A")
        #expect(silence([typed]) == nil)
    }

    @Test func theCamerasOwnCountsAreAdded() {
        var camera = CaptureStatistics()
        (camera.received, camera.lost, camera.damaged, camera.superseded) = (100, 3, 2, 4)
        var statistics = SessionStatistics()
        statistics.add(camera)
        #expect(statistics.unreadable == 2 && statistics.dropped == 7)
        #expect(statistics.frames == 0, "received pictures are counted when they are read")
    }
}

@Suite struct FrameRateTests {
    @Test func oneFrameHasNoRate() {
        var rate = FrameRate()
        #expect(rate.value(at: 0) == nil)
        rate.add(0)
        #expect(rate.value(at: 10) == nil)
    }

    @Test("An even rate is found", arguments: [5.0, 15, 30, 60])
    func even(framesPerSecond: Double) throws {
        var rate = FrameRate()
        var time = 0.0
        for frame in 0..<200 {
            time = Double(frame) * 1000 / framesPerSecond
            rate.add(time)
        }
        #expect(abs(try #require(rate.value(at: time)) - framesPerSecond) < 0.01)
    }

    @Test func aChangeShowsWithinASecond() throws {
        var rate = FrameRate()
        for frame in 0...30 { rate.add(Double(frame) * 1000 / 30) }
        for frame in 1...15 { rate.add(1000 + Double(frame) * 1000 / 15) }
        #expect(abs(try #require(rate.value(at: 2000)) - 15) < 0.01)
    }

    @Test func aStandstillSinksTheRate() throws {
        var rate = FrameRate()
        for frame in 0...30 { rate.add(Double(frame) * 10) }
        #expect(try #require(rate.value(at: 305)) == 100)
        #expect(try #require(rate.value(at: 2300)) == 0.5)
    }

    @Test func aClockThatJumpsBackStartsAnew() {
        var rate = FrameRate()
        rate.add(5000)
        rate.add(5010)
        rate.add(0)
        #expect(rate.value(at: 0) == nil)
        rate.add(20)
        #expect(rate.value(at: 20) == 50)
    }
}
