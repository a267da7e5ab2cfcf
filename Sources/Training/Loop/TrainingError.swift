import Basics

/// An error of a training; `description` says what failed and what to do.
public enum TrainingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A setting is out of its range.
    case badSetting(name: String, value: String, allowed: String)
    /// `--resume` was asked for, but there is nothing to resume.
    case noCheckpoint(path: String)
    /// The checkpoint cannot be read.
    case badCheckpoint(path: String, reason: String)
    /// The checkpoint belongs to a training with other settings or data.
    case otherTraining(path: String, differences: [String])
    /// The training cannot start from the given model.
    case otherModel(name: String, reason: String)
    /// A file of the training cannot be written, or would replace another one.
    case cannotWrite(OutputPlaceError)
    /// The loss is no longer a number.
    case diverged(epoch: Int)
    /// The user has stopped the training.
    case interrupted(epochsDone: Int)

    /// What failed and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .badSetting(let name, let value, let allowed):
            return "\(name) \(value): must be \(allowed)."
        case .noCheckpoint(let path):
            return "\(path): no checkpoint to resume from. Start without --resume; one is written after each epoch."
        case .badCheckpoint(let path, let reason):
            return "\(path): the checkpoint cannot be read (\(reason)). Delete it and start without --resume."
        case .otherTraining(let path, let differences):
            return "\(path): the checkpoint is of another training (\(differences.joined(separator: ", "))). "
                + "Give the same settings and data, or start without --resume."
        case .otherModel(let name, let reason):
            return "\(name): the training cannot begin with this model: \(reason). Start without --from."
        case .cannotWrite(.exists(let path)):
            return "\(path) exists already. Name another --out, go on with its training with --resume, or pass --force "
                + "to replace it."
        case .cannotWrite(let error):
            return error.description
        case .diverged(let epoch):
            return "The loss is no longer a number in epoch \(epoch). Try a smaller --learning-rate."
        case .interrupted(let done):
            return done == 0
                ? "Stopped before the first epoch was done; nothing has been kept."
                : "Stopped. \(counted(done, "epoch")) \(done == 1 ? "is" : "are") kept: the same command with --resume goes on from there."
        }
    }
}

extension TrainingError {
    /// Throws `badSetting` unless a setting is in its range.
    static func check(
        _ name: String, _ value: some CustomStringConvertible, _ isFine: Bool, _ allowed: String
    ) throws(TrainingError) {
        if !isFine { throw .badSetting(name: name, value: value.description, allowed: allowed) }
    }
}
