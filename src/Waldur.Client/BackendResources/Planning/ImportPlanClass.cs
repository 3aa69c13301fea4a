using System.Text.Json.Serialization;

namespace Waldur.Client;

/// <summary>Whether a reported row can be imported, and if not, what is in the way.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportPlanClass>))]
public enum ImportPlanClass
{
    /// <summary>It can be imported, and is when the plan is carried out.</summary>
    Ready,

    /// <summary>The marketplace has its resource already; the next report removes the row.</summary>
    Imported,

    /// <summary>It needs a plan of its offering, and which one is not clear, or the one that was named is not the offering's or is archived.</summary>
    PlanRequired,

    /// <summary>Its metadata is no object, or its limits do not fit the components of its offering.</summary>
    InvalidMetadata,

    /// <summary>Its backend id is that of another row, is in use already, or is refused by the offering's rules.</summary>
    Conflict,

    /// <summary>Its offering is archived.</summary>
    Unavailable,
}
