namespace Waldur.Client.Core;

/// <summary>A token file cannot be used. The message names the file and the reason, and nothing of its content.</summary>
internal sealed class TokenFileException(string message, Exception? innerException = null) : Exception(message, innerException);
