namespace Waldur.Client.Core.Tests.Bulk;

/// <summary>What a simulated server does with more requests at once than it takes.</summary>
internal enum Overload
{
    /// <summary>It responds 503 at once.</summary>
    Refuses,

    /// <summary>It lets them wait for their turn.</summary>
    Queues,

    /// <summary>It takes ten times as long for them.</summary>
    Degrades,
}
