import Dispatch
import Testing

@testable import Training

@Suite struct PrefetcherTests {
    @Test func givesEveryValueInOrder() {
        let prefetcher = Prefetcher(count: 50) { $0 * 3 }
        #expect((0..<50).map { prefetcher.value($0) } == (0..<50).map { $0 * 3 })
        #expect(prefetcher.value(50) == nil)
    }

    @Test func makesEachOnceAndInOrder() {
        let made = Locked<[Int]>([])
        let prefetcher = Prefetcher(count: 5) { number in
            made.withValue { $0.append(number) }
            return number
        }
        for number in 0..<5 { _ = prefetcher.value(number) }
        #expect(made.withValue { $0 } == [0, 1, 2, 3, 4])
    }

    @Test func nothingToMake() {
        #expect(Prefetcher(count: 0) { $0 }.value(0) == nil)
    }

    @Test func mayBeGivenUpInTheMiddle() {
        for _ in 0..<20 {
            let prefetcher = Prefetcher(count: 10) { $0 }
            #expect(prefetcher.value(0) == 0)
        }
    }
}

@Suite struct LockedTests {
    @Test func threadsTakeTurns() {
        let guarded = Locked(0)
        DispatchQueue.concurrentPerform(iterations: 1000) { _ in guarded.withValue { $0 += 1 } }
        #expect(guarded.withValue { $0 } == 1000)
    }
}

@Suite struct DispatchTimeSecondsTests {
    @Test func differenceIsInSeconds() {
        let earlier = DispatchTime(uptimeNanoseconds: 1_000_000_000)
        #expect(DispatchTime(uptimeNanoseconds: 3_500_000_000).seconds(since: earlier) == 2.5)
        #expect(earlier.seconds(since: earlier) == 0)
    }
}
