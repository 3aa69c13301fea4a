using System.Text.Json.Serialization;

namespace Waldur.Client.Tests;

/// <summary>What a program without reflection makes of the results.</summary>
[JsonSerializable(typeof(SynchronisationEnsureResult))]
[JsonSerializable(typeof(SynchronisationRunSummary))]
[JsonSerializable(typeof(SynchronisationRunProgress))]
[JsonSerializable(typeof(CatalogSummary))]
[JsonSerializable(typeof(CatalogProgress))]
public sealed partial class ResultJson : JsonSerializerContext;
