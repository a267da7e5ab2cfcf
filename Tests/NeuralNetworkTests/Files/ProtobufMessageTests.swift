import Testing

@testable import NeuralNetwork

@Suite struct ProtobufMessageTests {
    static func bytes(_ build: (inout ProtobufMessage) -> Void) -> [UInt8] {
        var message = ProtobufMessage()
        build(&message)
        return message.bytes
    }

    @Test("The examples of the format's own guide") func guide() {
        #expect(Self.bytes { $0.add(1, 150) } == [0x08, 0x96, 0x01])
        #expect(Self.bytes { $0.add(2, "testing") } == [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67])
        #expect(Self.bytes { $0.add(3) { $0.add(1, 150) } } == [0x1a, 0x03, 0x08, 0x96, 0x01])
        #expect(Self.bytes { $0.add(1, -2) } == [0x08, 0xfe] + Array(repeating: 0xff, count: 8) + [0x01])
    }

    @Test("Field numbers above 15 take two bytes") func largeField() {
        #expect(Self.bytes { $0.add(20, 1) } == [0xa0, 0x01, 0x01])
    }

    @Test("Floats are four bytes, lowest first") func float() {
        #expect(Self.bytes { $0.add(2, Float(1)) } == [0x15, 0, 0, 0x80, 0x3f])
    }

    @Test("Doubles are eight bytes, lowest first") func double() {
        #expect(Self.bytes { $0.add(1, 1.5) } == [0x09, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f])
    }

    @Test("Lengths of 128 and more take two bytes") func longText() {
        let bytes = Self.bytes { $0.add(1, String(repeating: "a", count: 300)) }
        #expect(Array(bytes.prefix(4)) == [0x0a, 0xac, 0x02, 0x61])
        #expect(bytes.count == 303)
    }

    @Test("An empty message is written with its length") func empty() {
        #expect(Self.bytes { $0.add(4) { _ in } } == [0x22, 0])
    }
}
