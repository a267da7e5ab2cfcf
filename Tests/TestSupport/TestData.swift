import Foundation

/// Where the photographs lie, if they are there.
public enum TestData {}
