import Imaging
import Testing

@testable import HandModel

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
