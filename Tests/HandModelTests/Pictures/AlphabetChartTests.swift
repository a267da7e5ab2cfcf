import HandModel
import Imaging
import Testing

@Suite struct AlphabetChartTests {
    private let chart = AlphabetChart(side: 24, columns: 7)

    @Test func lettersFollowEachOtherInRows() {
        #expect(chart.width == 168)
        #expect(chart.height == 96)
        #expect(chart.origin(of: "A").map { [$0.x, $0.y] } == [0, 0])
        #expect(chart.origin(of: "G").map { [$0.x, $0.y] } == [144, 0])
        #expect(chart.origin(of: "H").map { [$0.x, $0.y] } == [0, 24])
        #expect(chart.origin(of: "Z").map { [$0.x, $0.y] } == [96, 72])
        #expect(chart.origin(of: "?") == nil)
    }

    @Test func everyTileShowsItsLetter() throws {
        let picture = chart.picture()
        #expect(picture.width == chart.width && picture.height == chart.height)
        for letter in ["A", "L", "Y"] {
            var scene = chart.scene
            scene.pose = try #require(Alphabet.american.pose(of: letter))
            let alone = HandRenderer.portrait(of: scene, side: 24, share: 0.66, backdrop: chart.backdrop)
            let place = try #require(chart.origin(of: letter))
            var differing = 0
            for y in 0..<24 {
                for x in 0..<24 {
                    let inChart = 3 * ((place.y + y) * picture.width + place.x + x)
                    if picture.pixels[inChart] != alone.pixels[3 * (y * 24 + x)] { differing += 1 }
                }
            }
            // Only the letter's name lies over the picture.
            #expect(differing < 24 * 24 / 4)
        }
    }

    @Test func namesStandInTheCorners() throws {
        let large = AlphabetChart(side: 48, columns: 13)
        let plain = large.picture()
        let named = try large.labelledPicture()
        #expect(named.width == plain.width && named.height == plain.height)
        for letter in large.alphabet.letters {
            let place = try #require(large.origin(of: letter))
            var inCorner = 0
            var elsewhere = 0
            for y in 0..<48 {
                for x in 0..<48 {
                    let start = 3 * ((place.y + y) * plain.width + place.x + x)
                    guard plain.pixels[start] != named.pixels[start] else { continue }
                    if x < 14 && y < 14 { inCorner += 1 } else { elsewhere += 1 }
                }
            }
            #expect(inCorner > 3, "\(letter)")
            #expect(elsewhere == 0, "\(letter)")
        }
    }

    @Test func sizesAreNeverZero() {
        let smallest = AlphabetChart(side: 0, columns: 0)
        #expect(smallest.width == 1)
        #expect(smallest.picture().height == 26)
    }
}
