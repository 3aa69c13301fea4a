namespace Waldur.Client.Core.Tests.Paging;

/// <summary>How a listing of a moving list ended.</summary>
internal sealed record Listed(int[] Missed, IReadOnlyList<int> Read, bool IsProven);
