namespace Waldur.Client;

/// <summary>Some items of an inventory could not be reported; the others have been.</summary>
public sealed class ReportException : Exception
{
    private const int MaxNamed = 20;

    /// <summary>Makes the exception of a result.</summary>
    /// <param name="result">The result.</param>
    public ReportException(ReportResult result)
        : base(Describe(result)) => Result = result;

    /// <summary>What became of each item.</summary>
    public ReportResult Result { get; }

    private static string Describe(ReportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var failures = result.Failures.ToList();
        var named = failures.Take(MaxNamed).Select(item => item.ToString());
        var more = failures.Count > MaxNamed ? $"\n… and {failures.Count - MaxNamed} more" : "";
        return $"{failures.Count} of {result.Items.Count} items could not be reported:\n{string.Join('\n', named)}{more}";
    }
}
