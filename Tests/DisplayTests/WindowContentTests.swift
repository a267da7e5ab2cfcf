import Imaging
import Testing

@testable import Display

@Suite struct WindowContentTests {
    @Test func nothingIsReadByDefault() {
        let content = WindowContent()
        #expect(content.region == nil)
        #expect(content.letter == nil)
        #expect(content.candidates.isEmpty)
        #expect(content.hold == 0)
        #expect(content.committed == nil)
        #expect(content.text.isEmpty)
    }

    @Test func contentsDifferInEveryPart() {
        let candidate = WindowContent.Candidate(letter: "A", probability: 0.5)
        let contents = [
            WindowContent(), WindowContent(region: Region(x: 1, y: 2, width: 3, height: 4)),
            WindowContent(letter: "A"), WindowContent(confidence: 0.5), WindowContent(candidates: [candidate]),
            WindowContent(hold: 0.5), WindowContent(committed: "A"), WindowContent(text: "A"),
        ]
        for (index, content) in contents.enumerated() {
            #expect(contents.firstIndex(of: content) == index)
        }
    }
}
