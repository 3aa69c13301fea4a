using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>What is being done to a catalog.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CatalogStage>))]
public enum CatalogStage
{
    /// <summary>It is being created and loaded.</summary>
    Importing,

    /// <summary>The version to load is being set.</summary>
    SettingVersion,

    /// <summary>It is being loaded.</summary>
    Updating,

    /// <summary>Its old version is being set again, because the new one could not be loaded.</summary>
    RestoringVersion,

    /// <summary>It has ended; the result says how.</summary>
    Ended,
}
