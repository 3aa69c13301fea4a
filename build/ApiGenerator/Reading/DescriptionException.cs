namespace ApiGenerator.Reading;

/// <summary>The description cannot be read at all; the message is one line for the person at the terminal.</summary>
internal sealed class DescriptionException(string message) : Exception(message);
