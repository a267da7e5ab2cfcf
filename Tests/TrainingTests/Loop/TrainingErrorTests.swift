import Testing

@testable import Training

@Suite struct TrainingErrorTests {
    @Test(
        arguments: [
            (
                TrainingError.badSetting(name: "--batch", value: "1", allowed: "2 to 4096"),
                ["--batch 1: must be 2 to 4096"]
            ),
            (.noCheckpoint(path: "c"), ["c: no checkpoint", "without --resume"]),
            (.badCheckpoint(path: "c", reason: "torn"), ["c: the checkpoint cannot be read (torn)", "Delete it"]),
            (
                .otherTraining(path: "c", differences: ["seed", "batch"]),
                ["c: the checkpoint is of another", "(seed, batch)"]
            ),
            (.cannotWrite(.exists(path: "m")), ["m exists already", "--out", "--resume", "--force"]),
            (.cannotWrite(.folder(path: "m")), ["m is a folder", "Name a file"]),
            (.diverged(epoch: 3), ["epoch 3", "--learning-rate"]),
            (.interrupted(epochsDone: 0), ["nothing has been kept"]),
            (.interrupted(epochsDone: 7), ["7 epochs", "--resume"]),
        ] as [(TrainingError, [String])])
    func saysWhatFailedAndWhatToDo(error: TrainingError, parts: [String]) {
        for part in parts { #expect(error.description.contains(part), "\(error)") }
    }
}
