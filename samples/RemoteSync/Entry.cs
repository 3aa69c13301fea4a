using System.Text.Json;

namespace Waldur.Client.Samples;

/// <summary>One synchronisation as the file has it. A misspelt or missing name is refused.</summary>
internal sealed record Entry
{
    /// <summary>The local service provider: its uuid or its url.</summary>
    public required string Provider { get; init; }

    /// <summary>The address of the other Waldur's API.</summary>
    public required string ApiUrl { get; init; }

    /// <summary>The variable of the environment that holds the token for the other Waldur: a file is no place for it.</summary>
    public required string TokenVariable { get; init; }

    /// <summary>The organisation over there.</summary>
    public required Guid Organisation { get; init; }

    /// <summary>Its name.</summary>
    public required string OrganisationName { get; init; }

    /// <summary>Whether it is run; left as it is when left out.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Which category over there goes into which one here.</summary>
    public required IReadOnlyList<EntryCategory> Categories { get; init; }

    /// <summary>Reads an entry.</summary>
    /// <param name="json">The entry.</param>
    /// <param name="place">Where it stands, such as <c>entry 2</c>.</param>
    /// <exception cref="FormatException">Something is missing, misspelt or of the wrong kind.</exception>
    public static Entry Read(JsonElement json, string place)
    {
        var fields = new JsonFields(
            json, place, "provider", "api_url", "token_variable", "organisation", "organisation_name", "is_active", "categories");
        return new Entry
        {
            Provider = fields.Text("provider"),
            ApiUrl = fields.Text("api_url"),
            TokenVariable = fields.Text("token_variable"),
            Organisation = fields.Uuid("organisation"),
            OrganisationName = fields.Text("organisation_name"),
            IsActive = fields.OptionalBoolean("is_active"),
            Categories = [.. fields.Array("categories").Select((category, index) => EntryCategory.Read(category, $"{place}, category {index + 1}"))],
        };
    }
}
