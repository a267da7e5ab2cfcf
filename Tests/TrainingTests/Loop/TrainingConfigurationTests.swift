import Foundation
import Testing

@testable import Training

@Suite struct TrainingConfigurationTests {
    @Test func presetsAreValid() throws {
        for architecture in TrainingConfiguration.Architecture.allCases {
            try TrainingConfiguration(architecture).validate()
        }
    }

    @Test func studyIsDoneAsItWas() {
        let study = TrainingConfiguration(.study)
        #expect(study.epochs == 2 && study.augmentation == .none && study.optimiser == .rmsprop)
        #expect(study.labelSmoothing == 0 && study.averageDecay == 0 && study.landmarkWeight == 0)
    }

    @Test(arguments: [
        ("--epochs", "0"), ("--samples-per-epoch", "0"), ("--batch", "1"), ("--learning-rate", "0.0"),
        ("--weight-decay", "-1.0"), ("--label-smoothing", "1.0"), ("--nothing-share", "1.0"),
        ("--average-decay", "1.0"), ("--rendered-share", "1.5"), ("--landmark-weight", "-1.0"), ("--threads", "0"),
    ])
    func namesTheSettingThatIsOutOfRange(name: String, value: String) {
        var bad = TrainingConfiguration(.study)
        switch name {
        case "--epochs": bad.epochs = 0
        case "--samples-per-epoch": bad.samplesPerEpoch = 0
        case "--batch": bad.batch = 1
        case "--learning-rate": bad.learningRate = 0
        case "--weight-decay": bad.weightDecay = -1
        case "--label-smoothing": bad.labelSmoothing = 1
        case "--nothing-share": bad.nothingShare = 1
        case "--average-decay": bad.averageDecay = 1
        case "--rendered-share": bad.renderedShare = 1.5
        case "--landmark-weight": bad.landmarkWeight = -1
        default: bad.threads = 0
        }
        #expect {
            try bad.validate()
        } throws: { error in
            guard case .badSetting(name, value, _) = error as? TrainingError else { return false }
            return true
        }
    }

    @Test func notANumberIsOutOfRange() {
        var bad = TrainingConfiguration(.study)
        bad.learningRate = .nan
        #expect(throws: TrainingError.self) { try bad.validate() }
    }

    @Test func survivesJSON() throws {
        let configuration = TrainingConfiguration(.standard, seed: .max, threads: 3)
        let data = try JSONEncoder().encode(configuration)
        #expect(try JSONDecoder().decode(TrainingConfiguration.self, from: data) == configuration)
    }
}
