import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct CandidateBarsTests {
    let layout = WindowLayout(width: 1280, height: 720, videoAspect: 4 / 3)

    private func draw(_ probabilities: [Float]) throws -> (picture: RGBImage, bars: CandidateBars) {
        let sheet = try Sheet(width: 1280, height: 720)
        let candidates = zip("ABCDEFG", probabilities).map { letter, probability in
            WindowContent.Candidate(letter: String(letter), probability: probability)
        }
        let bars = CandidateBars(layout: layout, candidates: candidates)
        bars.draw(with: sheet.painter)
        return (try sheet.picture(), bars)
    }

    @Test func barsAreAsLongAsTheirProbability() throws {
        let (picture, bars) = try draw([0.8, 0.4, 0.2])
        for (row, probability) in [0.8, 0.4, 0.2].enumerated() {
            let track = bars.track(row: row)
            let colour = row == 0 ? Theme.accent : Theme.accentQuiet
            let bar = try #require(picture.bounds(near: colour, in: track))
            #expect(abs(bar.width - track.width * probability) <= 3, "row \(row)")
            #expect(bar.x - track.x <= 2)
        }
    }

    @Test func rowsStandUnderEachOther() {
        let bars = CandidateBars(layout: layout, candidates: [])
        let tracks = (0..<3).map { bars.track(row: $0) }
        for (upper, lower) in zip(tracks, tracks.dropFirst()) {
            #expect(lower.y > upper.maxY && lower.x == upper.x && lower.width == upper.width)
        }
        #expect(tracks[0].y >= layout.candidates.y && tracks[2].maxY <= layout.candidates.maxY)
    }

    @Test func everyRowHasItsLetterAndPerCent() throws {
        let (picture, bars) = try draw([0.8, 0.1])
        for row in 0..<2 {
            let track = bars.track(row: row)
            let colour = row == 0 ? Theme.ink : Theme.quiet
            let letter = Rectangle(
                x: layout.candidates.x, y: track.y - 10, width: track.x - layout.candidates.x, height: 28)
            let percent = Rectangle(
                x: track.maxX, y: track.y - 10, width: layout.candidates.maxX - track.maxX, height: 28)
            #expect(picture.count(near: colour, in: letter, tolerance: 60) > 20)
            #expect(picture.count(near: colour, in: percent, tolerance: 60) > 20)
        }
    }

    @Test func noMoreRowsThanThereIsRoomFor() throws {
        let (picture, _) = try draw([0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1])
        let below = Rectangle(
            x: layout.candidates.x, y: layout.candidates.maxY, width: layout.candidates.width, height: 60)
        #expect(picture.count(near: Colour(hex: 0x000000), in: below, tolerance: 0) == Int(below.width) * 60)
    }

    @Test func withoutCandidatesTheTracksAreEmpty() throws {
        let (picture, bars) = try draw([])
        #expect(picture.count(near: Theme.track, in: bars.track(row: 2)) > 100)
        #expect(picture.count(near: Theme.accent, in: layout.candidates, tolerance: 40) == 0)
    }
}
