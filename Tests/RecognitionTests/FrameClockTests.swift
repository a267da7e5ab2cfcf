import Recognition
import Testing

@Suite struct FrameClockTests {
    @Test(
        "Only frames that follow one another have time between them",
        arguments: [
            ("steady", [0, 40, 80], [nil, 40, 40]),
            ("uneven", [100, 107, 168, 168], [nil, 7, 61, 0]),
            ("a gap of just a second", [0, 1000], [nil, 1000]),
            ("a longer gap", [0, 1000.1, 1040.1], [nil, nil, 40]),
            ("backwards", [500, 100, 140], [nil, nil, 40]),
            ("from before zero", [-80, -40, 0], [nil, 40, 40]),
            ("not a number", [0, .nan, 40, 80], [nil, nil, nil, 40]),
            ("endless", [0, .infinity, 40], [nil, nil, nil]),
        ] as [(String, [Double], [Double?])])
    func elapsed(name: String, times: [Double], expected: [Double?]) {
        var clock = FrameClock()
        let elapsed = times.map { time in clock.advance(to: time) }
        #expect(elapsed.count == expected.count)
        for (elapsed, expected) in zip(elapsed, expected) {
            guard let expected else {
                #expect(elapsed == nil)
                continue
            }
            #expect(abs((elapsed ?? .infinity) - expected) < 1e-9)
        }
    }
}
