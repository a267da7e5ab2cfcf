import NeuralNetwork
import Testing

@Suite struct TranscriptionTests {
    @Test(arguments: [([], 0), ([3], 1), ([1, 2], 2), ([1, 1], 3), ([1, 1, 1, 2, 2], 8)])
    func repeatedLabelsNeedMoreSteps(labels: [Int], fewest: Int) {
        #expect(Transcription(labels: labels, steps: 9).fewestSteps == fewest)
    }

    /// Refused as the second example of a batch, for a loss over 8 steps, labels 0 and 1, and a blank.
    @Test(arguments: [
        (Transcription(labels: [0], steps: 0), TranscriptionError.badLength(example: 1, steps: 0, most: 8)),
        (Transcription(labels: [0], steps: 9), .badLength(example: 1, steps: 9, most: 8)),
        (Transcription(labels: [0, 2], steps: 8), .badLabel(example: 1, label: 2, labels: 2)),
        (Transcription(labels: [-1], steps: 8), .badLabel(example: 1, label: -1, labels: 2)),
        (Transcription(labels: [0, 0, 1], steps: 3), .tooManyLabels(example: 1, needed: 4, steps: 3)),
        (Transcription(labels: [0], steps: 3, stepLabels: [0]), .badStepLabelCount(example: 1, count: 1, steps: 3)),
        (Transcription(labels: [0], steps: 2, stepLabels: [0, 3]), .badStepLabel(example: 1, label: 3, classes: 3)),
    ])
    func whatHasNoLossIsRefused(transcription: Transcription, error: TranscriptionError) {
        let outputs = [Float](repeating: 0, count: 48)
        #expect(throws: error) {
            try outputs.withUnsafeBufferPointer {
                try CTCLoss(steps: 8, classes: 3).result(
                    outputs: $0, transcriptions: [Transcription(labels: [1], steps: 2), transcription])
            }
        }
    }

    @Test(arguments: [
        (
            TranscriptionError.badLength(example: 3, steps: 0, most: 48),
            "example 3 has 0 steps: give it from 1 to 48, as the network has"
        ),
        (
            .badLabel(example: 0, label: 26, labels: 26),
            "example 0 has the label 26: give labels from 0 to 25, without blanks"
        ),
        (
            .tooManyLabels(example: 2, needed: 9, steps: 7),
            "the labels of example 2 need 9 steps, but it has 7: leave it out or make it longer"
        ),
        (
            .badStepLabelCount(example: 1, count: 4, steps: 7),
            "example 1 has 4 labels for 7 steps: give one for each step, -1 where unknown, or none"
        ),
        (
            .badStepLabel(example: 1, label: 27, classes: 27),
            "a step of example 1 has the label 27: give classes from 0 to 26, or -1"
        ),
    ])
    func saysWhatToDo(error: TranscriptionError, text: String) {
        #expect("\(error)" == text)
    }
}
