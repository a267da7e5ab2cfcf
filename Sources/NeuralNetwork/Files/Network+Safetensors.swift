extension Network {
    /// All parameters as PyTorch names them and lays them out.
    var namedTensors: [(name: String, tensor: Tensor)] {
        let layout = PyTorchLayout(description)
        return zip(description.parameterSpecifications, parameters).map { specification, parameter in
            (specification.name, layout.exported(parameter.tensor, specification))
        }
    }

    /// The network whose tensors in a file have a prefix before their names.
    ///
    /// - Throws: ``SafetensorsError`` or ``NetworkError``.
    init(_ description: NetworkDescription, file: SafetensorsFile, prefix: String) throws {
        let layout = PyTorchLayout(description)
        let specifications = description.parameterSpecifications
        var names = Set(file.names.filter { $0.hasPrefix(prefix) })
        let parameters = try specifications.compactMap { specification -> Parameter? in
            // What is missing is found out, and said, when the network is put together.
            guard names.remove(prefix + specification.name) != nil else { return nil }
            let (name, expected) = (prefix + specification.name, layout.shape(of: specification))
            // Before it is read: only what the network has room for is let into memory.
            if let found = file.entries[name]?.shape, found != expected {
                throw NetworkError.wrongShape(name: specification.name, expected: expected, found: found)
            }
            return Parameter(
                layer: specification.layer, role: specification.role,
                tensor: layout.imported(try file.tensor(name), specification))
        }
        // PyTorch counts the batches that a batch norm has seen; nothing here depends on it.
        for (index, layer) in description.layers.enumerated() where layer == .batchNorm {
            names.remove("\(prefix)\(index).num_batches_tracked")
        }
        if let unknown = names.min() { throw NetworkError.unknownParameter(name: unknown) }
        try self.init(description, parameters: parameters)
    }
}
