import Imaging
import Testing

@testable import recognizer

@Suite struct PracticeFilmTests {
    private func finished(_ text: String, seed: UInt64 = 3) async -> PracticeFilm {
        let film = PracticeFilm(text, lettersPerSecond: 6, seed: seed)
        film.start()
        while film.progress < 1 { await Task.yield() }
        return film
    }

    @Test func aFilmShowsAMovingHandAndThenAnEmptyRoom() async throws {
        let film = await finished("I")
        #expect(film.canPlay)
        let (start, middle) = (try #require(film.picture(at: 0)), try #require(film.picture(at: film.duration / 2)))
        #expect((start.width, start.height) == (PracticeFilm.width, PracticeFilm.height))
        #expect(start != middle)
        #expect(film.picture(at: film.duration * 2) == film.picture(at: film.duration))
        #expect(film.picture(at: film.duration) == start, "the hand has come and gone")
    }

    @Test func aSeedIsAHand() async throws {
        let time = await finished("I").duration / 2
        let pictures = [await finished("I"), await finished("I"), await finished("I", seed: 4)]
            .map { $0.picture(at: time) }
        #expect(pictures[0] == pictures[1] && pictures[0] != pictures[2])
    }

    @Test func whatIsNotRenderedYetCannotPlay() {
        let film = PracticeFilm("HELLO", lettersPerSecond: 1, seed: 1)
        #expect(!film.canPlay && film.progress == 0 && film.picture(at: 0) == nil)
    }

    @Test func flippingExchangesLeftAndRight() {
        let picture = RGBImage(width: 2, height: 1, pixels: [1, 2, 3, 4, 5, 6])
        #expect(picture.flipped.pixels == [4, 5, 6, 1, 2, 3])
    }
}

@Suite struct HandPortraitTests {
    @Test func theLetterIsRenderedAndTurned() async throws {
        let portrait = HandPortrait(side: 48)
        var view = HandPortrait.View(letter: "L")
        func rendered(otherThan before: RGBImage?) async -> RGBImage {
            while true {
                if let picture = portrait.picture(of: view), picture != before { return picture }
                await Task.yield()
            }
        }
        let front = await rendered(otherThan: nil)
        #expect((front.width, front.height) == (48, 48))
        view.turn(right: 0.25, down: 0)
        #expect(view.yaw == 45)
        let side = await rendered(otherThan: front)
        #expect(side != front)
        view = HandPortrait.View(letter: "B")
        #expect(portrait.picture(of: view) == nil, "a hand of another letter would mislead")
    }

    @Test func slowMotionGoesFromOneLetterToTheNext() async {
        let way = HandPortrait.View(letter: "B", after: "A").movement
        let range = way.wayToLastLetter
        #expect(way.moment(at: range.lowerBound).letter == "A" && way.moment(at: range.upperBound).letter == "B")
        #expect(way.moment(at: range.lowerBound).isSigned && way.moment(at: range.upperBound).isSigned)
        let entry = HandPortrait.View(letter: "J").movement
        #expect(entry.moment(at: entry.wayToLastLetter.lowerBound).hand != nil)
        let portrait = HandPortrait(side: 32)
        var pictures: [RGBImage] = []
        for time in [range.lowerBound, range.upperBound] {
            var view = HandPortrait.View(letter: "B", after: "A")
            view.time = time
            while portrait.picture(of: view) == pictures.last || portrait.picture(of: view) == nil {
                await Task.yield()
            }
            pictures += [portrait.picture(of: view)].compactMap { $0 }
        }
        #expect(pictures.count == 2 && pictures[0] != pictures[1])
    }

    @Test func aHandIsTippedOnlySoFarThatItIsSeen() {
        var view = HandPortrait.View(letter: "A")
        view.turn(right: 3, down: -3)
        #expect(view.yaw == 180 && view.pitch == -80)
    }
}
