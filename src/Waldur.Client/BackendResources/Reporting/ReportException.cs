using Waldur.Client.Core;

namespace Waldur.Client;

/// <summary>Some items of an inventory could not be reported; the others have been.</summary>
public sealed class ReportException : Exception
{
    private const int MaxNamed = 20;

    /// <summary>Makes the exception of a summary.</summary>
    /// <param name="summary">The summary.</param>
    public ReportException(ReportSummary summary)
        : base(Describe(summary)) => Summary = summary;

    /// <summary>Where the documentation speaks of this exception.</summary>
    public override string? HelpLink
    {
        get => base.HelpLink ?? HelpLinks.For(this);
        set => base.HelpLink = value;
    }

    /// <summary>What became of each item.</summary>
    public ReportSummary Summary { get; }

    private static string Describe(ReportSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var failures = summary.Failures.ToList();
        var named = failures.Take(MaxNamed).Select(result => result.ToString());
        var more = failures.Count > MaxNamed ? $"\n… and {failures.Count - MaxNamed} more" : "";
        return $"{failures.Count} of {summary.Results.Count} items could not be reported:\n{string.Join('\n', named)}{more}";
    }
}
