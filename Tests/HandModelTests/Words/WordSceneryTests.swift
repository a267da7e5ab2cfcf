import Basics
import Imaging
import Testing

@testable import HandModel

@Suite struct WordSceneryTests {
    private let word = FingerspellingWord("AB", pace: .careful)

    private func pictures(seed: UInt64, at times: [Double]) -> [WordScenery.Picture] {
        var generator = SeededGenerator(seed: seed)
        let scenery = WordScenery(side: 48, using: &generator)
        return times.map { scenery.picture(of: word, at: $0, interval: 33, using: &generator) }
    }

    @Test func theHandIsWhereTheTruthSays() throws {
        let found = pictures(seed: 3, at: [0, 1200])
        #expect(found[0].handBox == nil)
        let box = try #require(found[1].handBox)
        #expect(box.x > 0 && box.x + box.width < 48 && box.y > 0 && box.y + box.height < 48)
        // The room stands still, so what differs most is the hand.
        var inside: [Double] = []
        var outside: [Double] = []
        for y in 0..<44 {
            for x in 0..<48 {
                let place = y * 48 + x
                let change = abs(Double(found[0].image.pixels[place]) - Double(found[1].image.pixels[place]))
                let isInside =
                    Double(x) >= box.x && Double(x) < box.x + box.width && Double(y) >= box.y
                    && Double(y) < box.y + box.height
                if isInside { inside.append(change) } else if Double(y) < box.y { outside.append(change) }
            }
        }
        let (hand, room) = (inside.reduce(0, +) / Double(inside.count), outside.reduce(0, +) / Double(outside.count))
        #expect(hand > 2 * room + 5)
    }

    @Test func theSeedDecidesEverything() {
        #expect(pictures(seed: 7, at: [900])[0].image == pictures(seed: 7, at: [900])[0].image)
        #expect(pictures(seed: 7, at: [900])[0].image != pictures(seed: 8, at: [900])[0].image)
    }
}
