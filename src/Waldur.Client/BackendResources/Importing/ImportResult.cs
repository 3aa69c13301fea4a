using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What became of a backend resource that was to be imported.</summary>
/// <param name="Source">The backend resource as it was listed.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Resource">The marketplace resource; null unless it was imported and the response came.</param>
/// <param name="Error">What the server said, or what went wrong; null where all went well. Not serialized; <see cref="Reason"/> is.</param>
public sealed record ImportResult(
    BackendResource Source,
    ImportOutcome Outcome,
    Resource? Resource = null,
    [property: JsonIgnore] Exception? Error = null)
{
    /// <summary>The first line of the error's message; null where there is none.</summary>
    public string? Reason => FailureText.ReasonOf(Error);

    /// <summary>The name and the outcome, with the first line of the error.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Reason is null ? $"{Source.Name}: {Outcome}" : $"{Source.Name}: {Outcome}, {Reason}";
}
