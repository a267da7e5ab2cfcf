import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct ChoiceBarTests {
    let layout = WindowLayout(width: 1280, height: 720, videoAspect: 4 / 3)
    let choices: [WindowContent.Choice] = [
        .init(text: "HELO", style: .letters), .init(text: "HELLO", style: .word, isTaken: true),
        .init(text: "HELP", style: .word), .init(text: "HELPED", style: .completion),
    ]

    private func draw(
        _ choices: [WindowContent.Choice], hovered: Int? = nil, in layout: WindowLayout? = nil
    ) throws -> RGBImage {
        let layout = layout ?? self.layout
        let sheet = try Sheet(width: Int(layout.window.width), height: Int(layout.window.height))
        ChoiceBar(layout: layout, choices: choices, hovered: hovered).draw(with: sheet.painter)
        return try sheet.picture()
    }

    @Test func eachChoiceStandsInItsPlaceWithItsKey() throws {
        let picture = try draw(choices)
        for index in choices.indices {
            let place = layout.choice(index)
            let isTaken = index == 1
            #expect(picture.count(near: isTaken ? Theme.accentQuiet : Theme.panel, in: place) > 1000, "\(index)")
            let start = Rectangle(x: place.x, y: place.y, width: place.height, height: place.height)
            #expect(picture.count(near: Theme.quiet, in: start, tolerance: isTaken ? 60 : 30) > 5, "\(index)")
        }
        let free = layout.choice(4)
        #expect(picture.count(near: Colour(hex: 0x000000), in: free, tolerance: 0) == Int(free.width * free.height))
    }

    @Test func wordsAreBolderThanCompletions() throws {
        let bold = try draw([.init(text: "HELP", style: .word)])
        let light = try draw([.init(text: "HELP", style: .completion)])
        let ink = { (picture: RGBImage) in picture.count(near: Theme.ink, in: layout.choice(0), tolerance: 90) }
        #expect(Double(ink(bold)) > 1.2 * Double(ink(light)) && ink(light) > 0)
    }

    @Test func lettersStandInQuotationMarks() throws {
        func width(_ style: WindowContent.Choice.Style) throws -> Double {
            let picture = try draw([.init(text: "HELP", style: style)])
            return try #require(picture.bounds(near: Theme.ink, in: layout.choice(0), tolerance: 110)).width
        }
        #expect(try width(.letters) > width(.word) + 8)
    }

    @Test func whatIsUnderTheMouseIsLighter() throws {
        for index in [0, 1] {
            let place = layout.choice(index)
            let point = (Int(place.maxX) - 30, Int(place.centre.y))
            let (plain, hovered) = (try draw(choices), try draw(choices, hovered: index))
            #expect(hovered[point.0, point.1].luminance > plain[point.0, point.1].luminance)
        }
    }

    @Test func aLongWordStaysInItsPlace() throws {
        let word = WindowContent.Choice(text: String(repeating: "W", count: 40), style: .word)
        let picture = try draw([word, word])
        for index in [0, 1] {
            let place = layout.choice(index)
            let ink = try #require(picture.bounds(near: Theme.ink, in: place, tolerance: 60))
            #expect(ink.x > place.x + 10 && ink.maxX < place.maxX - 5)
        }
        let between = Rectangle(
            x: layout.choice(0).maxX, y: layout.choices.y, width: layout.choice(1).x - layout.choice(0).maxX,
            height: layout.choices.height)
        #expect(picture.count(near: Theme.ink, in: between, tolerance: 60) == 0)
    }

    @Test func aSmallWindowShowsTheLettersAndTheLikeliestWord() throws {
        let compact = WindowLayout(width: 240, height: 180, videoAspect: 4 / 3)
        #expect(ChoiceBar(layout: compact, choices: choices).spots.map(\.text) == ["HELO", "HELLO"])
        let picture = try draw(choices, in: compact)
        #expect(picture.count(near: Theme.ink, in: compact.choice(1), tolerance: 60) > 50)
    }

    @Test func placesDoNotDependOnTheWords() {
        let one = ChoiceBar(layout: layout, choices: Array(choices.prefix(1))).spots
        let all = ChoiceBar(layout: layout, choices: choices).spots
        #expect(one[0] == all[0] && all.count == 4)
    }
}
