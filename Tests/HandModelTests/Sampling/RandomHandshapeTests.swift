import Basics
import Imaging
import Testing

@testable import HandModel

@Suite struct RandomHandshapeTests {
    @Test func noneIsALetter() {
        let letters = Alphabet.american.letters.flatMap(Alphabet.american.variants)
        var generator = SeededGenerator(seed: 3)
        var shapes: [HandPose] = []
        for _ in 0..<200 {
            guard let shape = RandomHandshape.make(unlike: .american, using: &generator) else { continue }
            #expect(letters.allSatisfy { $0.difference(from: shape) > RandomHandshape.minimumDifferenceDegrees })
            #expect(shape == shape.limited)
            shapes.append(shape)
        }
        #expect(shapes.count > 190, "nearly always there is one")
        #expect(shapes.contains { $0.difference(from: shapes[0]) > 40 }, "they differ from one another")
    }

    @Test func theSameChanceGivesTheSameShape() {
        var (one, two) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
        #expect(
            RandomHandshape.make(unlike: .american, using: &one) == RandomHandshape.make(unlike: .american, using: &two)
        )
    }
}
