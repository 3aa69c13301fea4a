namespace Waldur.Client;

/// <summary>How far a bulk import is.</summary>
/// <param name="Result">What became of the one that has just ended.</param>
/// <param name="Ended">How many have ended.</param>
/// <param name="Total">How many are known so far; it grows where the list is found to hold more.</param>
public sealed record ImportProgress(ImportResult Result, int Ended, int Total);
