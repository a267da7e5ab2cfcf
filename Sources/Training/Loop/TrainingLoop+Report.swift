import Imaging
import NeuralNetwork

extension TrainingLoop {
    /// Tests the weights that were kept, on test pictures and on pictures that were learned from.
    ///
    /// - Throws: `ModelFileError` when the model cannot be read back.
    public func report() throws -> TestReport {
        let model = try ModelFile(contentsOf: files.model)
        let temperature = model.metadata["temperature"].flatMap(Float.init) ?? 1
        // Only its forward pass is used, so any optimiser will do.
        let session = TrainingSession(
            network: model.network, optimiser: SGD(), batchSize: configuration.batch, threads: configuration.threads,
            seed: configuration.seed, loss: Loss(classes: labels.count))
        func predictions(_ set: Dataset) throws(ImageError) -> Predictions {
            let pictures = try TestPictures(set, labels: labels, preprocessor: preprocessor)
            return Temperature.applied(temperature, to: pictures.predictions(of: session))
        }
        var learned = data.train
        var generator = SeededGenerator(seed: configuration.seed)
        learned.samples = Array(learned.samples.shuffled(using: &generator).prefix(TestReport.trainCount))
        return TestReport(
            test: Temperature.applied(temperature, to: test.predictions(of: session)),
            train: try predictions(learned),
            held: try data.held.mapValues { try predictions($0) }, samePeople: data.samePeople)
    }

    /// Draws the history, the confusion matrix and the mistakes beside the model.
    ///
    /// - Throws: `ImageError` when there is no font or a file cannot be written.
    public func draw(_ report: TestReport) throws(ImageError) {
        try PNG.write(HistoryPicture(history).picture(), to: files.historyPicture)
        try report.draw(to: files, pictures: data.test)
    }
}
