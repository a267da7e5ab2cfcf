import Imaging
import Recognition
import Spelling

extension RecognitionResult {
    /// Makes a result and its observation from the parts that outputs and the window show.
    init(
        time: Double, region: Region? = nil, letter: String? = nil, confidence: Float = 0,
        candidates: [(String, Float)] = [], hold: Double = 0, commit: String? = nil, replaced: String? = nil,
        endedWord: String? = nil, spelledWord: String? = nil, replacedWord: String? = nil, choices: [WordChoice] = [],
        text: String = "", latency: Double = 0
    ) {
        var observation = FrameObservation(time: time, letter: letter, confidence: confidence)
        observation.region = region
        observation.candidates = candidates.map { FrameObservation.Candidate($0.0, $0.1) }
        observation.latency = latency
        self.init(
            observation, hold: hold, commit: commit, replaced: replaced, endedWord: endedWord, spelledWord: spelledWord,
            replacedWord: replacedWord, choices: choices, text: text)
    }
}
