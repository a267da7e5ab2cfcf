import Evaluation
import NeuralNetwork
import Recognition

extension TrainingLoop where Task == LetterTask {
    /// Makes the report of the training as a page.
    ///
    /// - Throws: `ModelFileError` or `LetterNetError` if the model cannot be read back.
    public func page(_ report: LetterReport) throws -> RunReport {
        var page = try RunReport(files)
        page.learnt = task.data.train
        page.reading = RunReport.Reading(
            of: task.validationSet, report.validation, report.evaluation, notes: [report.overfitting],
            speed: try ReadingSpeed(model: files.model, on: task.validationSet))
        return page
    }
}
