using System.Text.Json;

namespace Waldur.Client.Samples;

/// <summary>Which category over there goes into which one here.</summary>
internal sealed record EntryCategory
{
    /// <summary>The category here: its uuid or its url.</summary>
    public required string Local { get; init; }

    /// <summary>The category over there.</summary>
    public required Guid Remote { get; init; }

    /// <summary>Its name over there.</summary>
    public string? Name { get; init; }

    /// <summary>Reads a category.</summary>
    /// <param name="json">The category.</param>
    /// <param name="place">Where it stands, such as <c>entry 2, category 1</c>.</param>
    /// <exception cref="FormatException">Something is missing, misspelt or of the wrong kind.</exception>
    public static EntryCategory Read(JsonElement json, string place)
    {
        var fields = new JsonFields(json, place, "local", "remote", "name");
        return new EntryCategory { Local = fields.Text("local"), Remote = fields.Uuid("remote"), Name = fields.OptionalText("name") };
    }
}
