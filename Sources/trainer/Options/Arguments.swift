import ArgumentParser
import Training

extension TrainingConfiguration.Architecture: ExpressibleByArgument {}
extension TrainingConfiguration.OptimiserName: ExpressibleByArgument {}
extension TrainingConfiguration.ScheduleName: ExpressibleByArgument {}
extension TrainingConfiguration.Kept: ExpressibleByArgument {}
extension Augmentation.Strength: ExpressibleByArgument {}

extension Split: ExpressibleByArgument {
    /// Reads what the command line has.
    public init?(argument: String) { self.init(argument) }
}
