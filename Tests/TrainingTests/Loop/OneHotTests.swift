import Testing

@testable import Training

@Suite struct OneHotTests {
    @Test func isOneForTheClassOnly() {
        #expect(OneHot.target(2, classes: 4) == [0, 0, 1, 0])
    }

    @Test func smoothingSpreadsOverAllClasses() {
        let target = OneHot.target(0, classes: 4, smoothing: 0.2)
        for (value, expected) in zip(target, [0.85, 0.05, 0.05, 0.05] as [Float]) {
            #expect(abs(value - expected) < 1e-6)
        }
        #expect(abs(target.reduce(0, +) - 1) < 1e-6)
    }

    @Test func fullSmoothingIsEven() {
        #expect(OneHot.target(1, classes: 2, smoothing: 1) == [0.5, 0.5])
    }
}
