import NeuralNetwork

/// An event of TensorBoard, a message of Protocol Buffers.
///
/// The numbers of the fields are those of TensorBoard's `compat/proto/event.proto`, `summary.proto` and `tensor.proto`.
struct Event {
    /// What an event says.
    enum Content {
        /// Begins a file.
        case version
        /// A training begins or goes on: what is shown of this step and later ones is no longer valid.
        case start
        /// Figures by name.
        case scalars([(tag: String, value: Double)])
        /// A picture in colour, as a PNG file.
        case picture(tag: String, png: [UInt8], width: Int, height: Int)
        /// A text in Markdown.
        case text(tag: String, markdown: String)
    }

    /// What it says.
    var content: Content
    /// The step that it belongs to.
    var step: Int
    /// When it happened, in seconds since 1970.
    var time: Double

    /// The message.
    var bytes: [UInt8] {
        var message = ProtobufMessage()
        message.add(1, time)
        // As Protocol Buffers have it, a field that is left out is 0.
        if step != 0 { message.add(2, step) }
        switch content {
        case .version: message.add(3, "brain.Event:2")
        case .start: message.add(7) { $0.add(1, 1) }
        case .scalars(let values):
            message.add(5) { summary in
                for (tag, value) in values {
                    summary.add(1) {
                        $0.add(1, tag)
                        $0.add(2, Float(value))
                    }
                }
            }
        case .picture(let tag, let png, let width, let height):
            message.add(5) { summary in
                summary.add(1) { value in
                    value.add(1, tag)
                    value.add(4) { picture in
                        picture.add(1, height)
                        picture.add(2, width)
                        // The number of channels.
                        picture.add(3, 3)
                        picture.add(4, png)
                    }
                }
            }
        case .text(let tag, let markdown):
            message.add(5) { summary in
                summary.add(1) { value in
                    value.add(1, tag)
                    value.add(8, Self.tensor(of: markdown))
                    value.add(9) { metadata in metadata.add(1) { $0.add(1, "text") } }
                }
            }
        }
        return message.bytes
    }

    /// A tensor of one string: its type, its shape `[1]` and the string.
    private static func tensor(of text: String) -> (inout ProtobufMessage) -> Void {
        { tensor in
            tensor.add(1, 7)
            tensor.add(2) { shape in shape.add(2) { $0.add(1, 1) } }
            tensor.add(8, text)
        }
    }
}
