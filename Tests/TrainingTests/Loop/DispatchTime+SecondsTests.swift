import Dispatch
import Testing

@testable import Training

@Suite struct DispatchTimeSecondsTests {
    @Test func differenceIsInSeconds() {
        let earlier = DispatchTime(uptimeNanoseconds: 1_000_000_000)
        #expect(DispatchTime(uptimeNanoseconds: 3_500_000_000).seconds(since: earlier) == 2.5)
        #expect(earlier.seconds(since: earlier) == 0)
    }
}
