extension Network {
    /// A network whose numbers are the means of those of several, which have to be alike.
    ///
    /// Trainings that began with the same weights and saw other pictures end not far from each other, and what lies
    /// between them often reads strangers better than each of them (Wortsman et al. 2022, "model soups", arXiv 2203.05482).
    /// Networks that began with other weights have nothing in common: their mean is worthless.
    ///
    /// - Throws: ``NetworkError/notAlike`` when a network is made of other layers than the first, or there is none.
    public static func mean(of networks: [Network]) throws(NetworkError) -> Network {
        guard var mean = networks.first, networks.allSatisfy({ $0.description == mean.description })
        else { throw .notAlike }
        let share = 1 / Double(networks.count)
        mean.replaceValues { parameter, values in
            for index in values.indices {
                values[index] = Float(
                    networks.reduce(0) { $0 + Double($1.parameters[parameter].tensor.values[index]) } * share)
            }
        }
        return mean
    }
}
