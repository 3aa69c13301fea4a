using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>
/// The caller cancelled a report. What was under way has ended, and nothing of what was done is lost: the summary has it, and
/// the next report takes up what is left.
/// </summary>
public sealed class ReportCanceledException : OperationCanceledException
{
    /// <summary>Makes the exception of a summary.</summary>
    /// <param name="summary">What became of each item until then.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public ReportCanceledException(ReportSummary summary, CancellationToken cancellationToken)
        : base($"The report was cancelled: {summary}.", cancellationToken) => Summary = summary;

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>What became of each item until then.</summary>
    public ReportSummary Summary { get; }
}
