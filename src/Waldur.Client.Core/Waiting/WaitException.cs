using System.Globalization;
using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>A wait ended without the state that was waited for.</summary>
public sealed class WaitException : Exception
{
    /// <summary>Says why a wait ended.</summary>
    /// <param name="outcome">Why.</param>
    /// <param name="message">The same in words.</param>
    /// <param name="innerException">What the last poll failed with, if it did.</param>
    public WaitException(WaitOutcome outcome, string message, Exception? innerException = null)
        : base(message, innerException) => Outcome = outcome;

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>Why the wait ended.</summary>
    public WaitOutcome Outcome { get; }

    internal static WaitException For(WaitOutcome outcome, string? subject, string? state, int polls, TimeSpan elapsed, Exception? lastError)
    {
        var awaited = subject is null ? "What was waited for" : $"What was waited for, {subject},";
        var what = $"{awaited} {(outcome == WaitOutcome.Failed ? "failed" : "did not happen in time")}";
        var details = string.IsNullOrEmpty(state) ? "." : $": {state}";
        var effort = string.Create(CultureInfo.InvariantCulture, $"{polls} polls in {elapsed.TotalSeconds:0.###} s");
        return new(outcome, $"{what} ({effort}){details}", lastError);
    }
}
