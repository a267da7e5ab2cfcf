import Testing

@testable import recognizer

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
