import Testing
import Training

@Suite struct RenderingErrorTests {
    @Test func messagesSayWhatAndWhere() {
        let cases: [(RenderingError, [String])] = [
            (.noLetters(word: "12"), ["12", "A to Z"]), (.noPictures(count: 0), ["0", "above"]),
            (.compression(reason: "bad size"), ["bad size"]),
            (.writing(path: "/x/y", reason: "full"), ["/x/y", "full"]),
        ]
        for (error, words) in cases {
            for word in words { #expect(error.description.contains(word)) }
        }
    }
}
