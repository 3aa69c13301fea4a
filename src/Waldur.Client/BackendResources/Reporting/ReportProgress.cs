namespace Waldur.Client;

/// <summary>How far a report is.</summary>
/// <param name="Result">What became of the item that has just ended.</param>
/// <param name="Ended">How many have ended.</param>
/// <param name="Total">How many there are, rows to be deleted included.</param>
public sealed record ReportProgress(ReportResult Result, int Ended, int Total);
