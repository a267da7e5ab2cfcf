import Basics
import Testing

@Suite struct CountedTests {
    @Test func nounsFollowTheirNumber() {
        #expect((0...2).map { counted($0, "picture") } == ["0 pictures", "1 picture", "2 pictures"])
        #expect((1...2).map { counted($0, "class", "classes") } == ["1 class", "2 classes"])
    }
}
