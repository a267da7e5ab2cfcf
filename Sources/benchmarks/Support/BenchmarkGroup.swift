import ArgumentParser

/// What can be measured, by the names on the command line.
enum BenchmarkGroup: String, CaseIterable, ExpressibleByArgument {
    case kernels, inference, training, preprocessing, locating, path, renderer, process

    /// Takes the measurements; `note` is told what had to be left out.
    func measure(_ sampler: Sampler, note: (String) -> Void) throws -> [BenchmarkFigure] {
        switch self {
        case .kernels: KernelBenchmarks(sampler: sampler).measure()
        case .inference: try InferenceBenchmarks(sampler: sampler).measure()
        case .training: try TrainingBenchmarks(sampler: sampler).measure()
        case .preprocessing: try PreprocessingBenchmarks(sampler: sampler).measure()
        case .locating: try LocatingBenchmarks(sampler: sampler).measure(note: note)
        case .path: try PathBenchmarks(sampler: sampler).measure(note: note)
        case .renderer: try RendererBenchmarks(sampler: sampler).measure()
        case .process: try ProcessBenchmarks(sampler: sampler).measure(note: note)
        }
    }
}
