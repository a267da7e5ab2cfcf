import ArgumentParser
import Datasets
import Foundation
import Training

/// The settings of a training; what is not given is chosen to suit the network.
struct TrainingOptions: ParsableArguments {
    @Option(help: "The network: the small one of the original study, or the one that ships.")
    var network = LetterConfiguration.Architecture.standard

    @Option(help: "Number of epochs (study: 2, standard: 60, from rendered hands alone: 12, with --from: 10).")
    var epochs: Int?

    @Option(help: "Start of all chance: the same seed, data and threads give the same bytes.")
    var seed: UInt64 = 1

    @Option(help: "Pictures in a batch (study: 16, standard: 64).")
    var batch: Int?

    @Option(help: "How gradients become steps (study: rmsprop, standard: adamw).")
    var optimiser: LetterConfiguration.OptimiserName?

    @Option(help: "Largest learning rate (study: 0.001, standard: 0.002, with --from: 0.0005).")
    var learningRate: Float?

    @Option(help: "How the learning rate changes (study: constant, standard: cosine).")
    var schedule: LetterConfiguration.ScheduleName?

    @Option(help: "Decay of weights (study: 0, standard: 0.02).")
    var weightDecay: Float?

    @Option(help: "Share of certainty that targets give to all classes (study: 0, standard: 0.05).")
    var labelSmoothing: Float?

    @Option(
        help:
            "Pictures drawn per epoch (study: as many as there are, standard: 20000, from rendered hands alone: 12000)."
    )
    var samplesPerEpoch: Int?

    @Option(help: "How strongly pictures are changed (study: none, standard: full).")
    var augment: Augmentation.Strength?

    @Option(help: "Share of pictures without a letter, if there are such (study: 0.1, standard: 0.08).")
    var nothingShare: Float?

    @Option(
        help: ArgumentHelp("Share of rendered hands where there are photographs too.", valueName: "0…1"))
    var renderedShare: Float = 0.25

    @Option(help: "Decay of the average of weights that is validated and kept (study: 0, standard: 0.998).")
    var averageDecay: Float?

    @Option(help: "Weight of the hand's landmarks as a second target while training (study: 0, standard: 5).")
    var landmarkWeight: Float?

    @Option(
        help: ArgumentHelp(
            "Which epoch's weights are written: those that read the validation people best, or the last, chosen by nobody.",
            valueName: "best|last"))
    var keep = LetterConfiguration.Kept.best

    @Option(help: "Threads of the network (by default one per core).")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    /// How many hands are rendered where there is nothing else to learn from.
    static let renderedAlone = 12_000
    /// How many epochs the standard network then learns: no more than a coffee break.
    private static let epochsAlone = 12

    /// The settings as the training takes them.
    ///
    /// - Parameters:
    ///   - learnsFromPictures: whether there is a labelled set, not rendered hands alone.
    ///   - knowsLetters: whether it begins with a model, which takes less and must not be lost in large steps.
    func configuration(learnsFromPictures: Bool = true, knowsLetters: Bool = false) -> LetterConfiguration {
        var settings = LetterConfiguration(network, seed: seed, threads: threads)
        if knowsLetters { (settings.epochs, settings.learningRate) = (10, 0.0005) }
        if !learnsFromPictures, network == .standard {
            (settings.epochs, settings.samplesPerEpoch) = (Self.epochsAlone, Self.renderedAlone)
        }
        settings.epochs = epochs ?? settings.epochs
        settings.batch = batch ?? settings.batch
        settings.optimiser = optimiser ?? settings.optimiser
        settings.learningRate = learningRate ?? settings.learningRate
        settings.schedule = schedule ?? settings.schedule
        settings.weightDecay = weightDecay ?? settings.weightDecay
        settings.labelSmoothing = labelSmoothing ?? settings.labelSmoothing
        settings.samplesPerEpoch = samplesPerEpoch ?? settings.samplesPerEpoch
        settings.augmentation = augment ?? settings.augmentation
        settings.nothingShare = nothingShare ?? settings.nothingShare
        settings.renderedShare = renderedShare
        settings.averageDecay = averageDecay ?? settings.averageDecay
        settings.landmarkWeight = landmarkWeight ?? settings.landmarkWeight
        settings.kept = keep == .best ? nil : keep
        return settings
    }
}
