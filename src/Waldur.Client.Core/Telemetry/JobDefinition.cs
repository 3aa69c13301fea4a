using System.ComponentModel;

namespace Waldur.Client.Core;

/// <summary>A kind of job: what makes several calls for one purpose.</summary>
/// <param name="Name">The name of its spans: the group and the verb, such as <c>BackendResources.Report</c>.</param>
/// <param name="Subject">The name, without the product's prefix, of the tag that says what the job is about; null where it has none.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record JobDefinition(string Name, string? Subject = null);
