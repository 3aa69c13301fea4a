using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>A kind of job: what makes several calls for one purpose.</summary>
/// <param name="name">The name of its spans: the group and the verb, such as <c>BackendResources.Report</c>.</param>
/// <param name="subject">The name, without the product's prefix, of the tag that says what the job is about; null where it has none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JobDefinition(string name, string? subject = null)
{
    /// <summary>The name of its spans.</summary>
    public string Name { get; } = name;

    /// <summary>The name of the tag that says what the job is about; null where it has none.</summary>
    public string? Subject { get; } = subject;
}
