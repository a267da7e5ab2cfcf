import Testing

@testable import Recognition

@Suite struct LetterThresholdTests {
    private func threshold(_ metadata: [String: String]) throws -> LetterThreshold? {
        try LetterThreshold(metadata, path: "m.safetensors")
    }

    @Test func aFileSaysBothOrConfidenceAloneOrNeither() throws {
        #expect(try threshold([:]) == nil)
        #expect(try threshold(["doubt": "0.1"]) == nil)
        #expect(try threshold(["confidence": "0.55"]) == LetterThreshold(minimumConfidence: 0.55, maximumNothing: 1))
        #expect(
            try threshold(["confidence": "0.4", "doubt": "0.08"])
                == LetterThreshold(minimumConfidence: 0.4, maximumNothing: 0.08))
    }

    @Test("What is no share is refused", arguments: ["0", "1", "-0.5", "nan", "high", ""])
    func noShare(text: String) {
        for key in ["confidence", "doubt"] {
            var metadata = ["confidence": "0.5", "doubt": "0.5"]
            metadata[key] = text
            #expect(throws: LetterNetError.badThreshold(path: "m.safetensors", key: key, text: text)) {
                try threshold(metadata)
            }
        }
    }
}
