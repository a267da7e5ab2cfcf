/// Where each parameter of a network lies: learnt ones in one stretch of floats, running statistics in another.
///
/// Gradients, the optimiser's memory and averages repeat the same layout, so that all of them are walked in step.
struct ParameterLayout {
    /// One parameter's place.
    struct Entry {
        let specification: ParameterSpecification
        let offset: Int
    }

    /// Every parameter, in the order of the description's specifications.
    let entries: [Entry]
    /// Floats of the stretch of learnt parameters, padding included.
    let learntCount: Int
    /// Floats of the stretch of running statistics, padding included.
    let statisticsCount: Int

    init(_ description: NetworkDescription) {
        var learnt = 0
        var statistics = 0
        entries = description.parameterSpecifications.map { specification in
            let size = AlignedBuffer.padded(specification.count)
            if specification.isLearnt {
                learnt += size
                return Entry(specification: specification, offset: learnt - size)
            } else {
                statistics += size
                return Entry(specification: specification, offset: statistics - size)
            }
        }
        learntCount = learnt
        statisticsCount = statistics
    }

    /// Where a parameter that the description surely has lies in its stretch.
    func offset(layer: Int, role: Parameter.Role) -> Int {
        guard let entry = entries.first(where: { $0.specification.layer == layer && $0.specification.role == role })
        else { preconditionFailure("layer \(layer) has no \(role.rawValue)") }
        return entry.offset
    }
}
