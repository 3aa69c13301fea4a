namespace Waldur.Client.Samples;

/// <summary>The user gave something that cannot be used. The message says what, in one line.</summary>
internal sealed class SampleException(string message, Exception? innerException = null) : Exception(message, innerException);
