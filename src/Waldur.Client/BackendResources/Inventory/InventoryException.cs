using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>A backend's inventory cannot be read, or is not surely whole. The message says what is wrong, and where.</summary>
public sealed class InventoryException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and where.</param>
    /// <param name="innerException">What it comes from; null where there is nothing.</param>
    public InventoryException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>The line of the text that is wrong, counted from 1; null where it is not about a line.</summary>
    public long? Line { get; init; }

    /// <summary>The status with which the command ended; null where it is not about one.</summary>
    public int? ExitStatus { get; init; }

    /// <summary>The end of what the command wrote to its standard error; null where it is not about a command.</summary>
    public string? StandardError { get; init; }
}
