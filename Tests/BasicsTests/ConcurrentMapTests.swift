import Basics
import Testing

@Suite struct ConcurrentMapTests {
    @Test(arguments: [0, 1, 63, 64, 65, 1000]) func keepsOrder(count: Int) {
        #expect(concurrentMap(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
}
