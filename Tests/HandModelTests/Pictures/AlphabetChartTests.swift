import Imaging
import Testing

@testable import HandModel

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

@Suite struct AlphabetChartStrokesTests {
    @Test func onlyMovingLettersHaveStrokes() {
        let moving = Alphabet.american.letters.filter { !AlphabetChart.stroke(of: $0).isEmpty }
        #expect(moving == ["J", "Z"])
        for letter in moving {
            let points = AlphabetChart.stroke(of: letter)
            #expect(points.allSatisfy { (0.05...0.95).contains($0.x) && (0.05...0.95).contains($0.y) })
        }
        // The J goes down and then to the viewer's right; the Z first to the viewer's left.
        let (hook, zigzag) = (AlphabetChart.stroke(of: "J"), AlphabetChart.stroke(of: "Z"))
        #expect(hook[1].y > hook[0].y && hook[1].x == hook[0].x && hook[6].x > hook[1].x && hook[6].y < hook[4].y)
        #expect(zigzag[1].x < zigzag[0].x && zigzag[2].x > zigzag[1].x && zigzag[3].x < zigzag[2].x)
        #expect(zigzag[2].y > zigzag[1].y)
    }

    @Test func strokesLieOnTheirLetters() throws {
        let chart = AlphabetChart(side: 48, columns: 13)
        let picture = chart.picture()
        for letter in ["J", "Z"] {
            let place = try #require(chart.origin(of: letter))
            let point = try #require(AlphabetChart.stroke(of: letter).dropFirst().first)
            let (x, y) = (place.x + Int(point.x * 48), place.y + Int(point.y * 48))
            let start = 3 * (y * picture.width + x)
            let pixel = picture.pixels[start..<start + 3].map(Int.init)
            #expect(pixel[2] > pixel[0] + 60, "\(letter): \(pixel) is no blue")
        }
    }
}
