import NeuralNetwork
import Recognition
import Testing

@testable import Training

@Suite struct LocatorConfigurationTests {
    @Test func theUsualSettingsAreFine() throws {
        try LocatorConfiguration().validate()
        #expect(settings(of: LocatorConfiguration())["boxWeight"] == "2.0")
    }

    @Test(
        "A setting out of its range is named",
        arguments: [
            (\LocatorConfiguration.epochs, 0, "--epochs"), (\.scenesPerEpoch, 1, "--scenes-per-epoch"),
            (\.batch, 1, "--batch"), (\.rendered, -1, "--rendered"), (\.threads, 0, "--threads"),
        ] as [(WritableKeyPath<LocatorConfiguration, Int> & Sendable, Int, String)])
    func wholeNumbers(path: WritableKeyPath<LocatorConfiguration, Int> & Sendable, value: Int, name: String) {
        var configuration = LocatorConfiguration()
        configuration[keyPath: path] = value
        let error = #expect(throws: TrainingError.self) { try configuration.validate() }
        #expect(error?.description.hasPrefix(name) == true)
    }

    @Test func sharesAndRatesHaveRangesToo() {
        for change in [
            { $0.learningRate = 0 }, { $0.weightDecay = 2 }, { $0.averageDecay = 1 }, { $0.boxWeight = -1 },
            { $0.heldShare = 1 },
        ] as [(inout LocatorConfiguration) -> Void] {
            var configuration = LocatorConfiguration()
            change(&configuration)
            #expect(throws: TrainingError.self) { try configuration.validate() }
        }
    }

    @Test func theNetworkGivesAGridOfCells() throws {
        let description = try NetworkDescription.locator(LocatorPreprocessor(width: 96, height: 72))
        #expect(DetectionGrid(description) == DetectionGrid(columns: 12, rows: 9, stride: 8))
        #expect(description.labelCount == DetectionGrid.labels.count)
        // In single precision far below 2 MB.
        #expect(description.parameterCount * 4 < 2_000_000)
    }

    @Test func theRateRisesForAnEpochAndFalls() {
        var configuration = LocatorConfiguration()
        (configuration.epochs, configuration.scenesPerEpoch, configuration.batch) = (20, 100, 10)
        let rates = configuration.plan.rates
        #expect(rates.rate(at: 0) < rates.rate(at: 9))
        #expect(abs(rates.rate(at: 10) - configuration.learningRate) < 1e-4)
        #expect(rates.rate(at: 199) < 0.02 * configuration.learningRate)
    }
}
