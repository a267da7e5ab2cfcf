import ArgumentParser
import Datasets
import Spelling
import Training

extension LetterConfiguration.Architecture: ExpressibleByArgument {}
extension LetterConfiguration.OptimiserName: ExpressibleByArgument {}
extension LetterConfiguration.ScheduleName: ExpressibleByArgument {}
extension LetterConfiguration.Kept: ExpressibleByArgument {}
extension CommitPolicy.Reading: ExpressibleByArgument {}
extension Augmentation.Strength: ExpressibleByArgument {}

extension Split: ExpressibleByArgument {
    /// Reads what the command line has.
    public init?(argument: String) { self.init(argument) }
}
