using Generated.Models;
using Microsoft.Kiota.Abstractions.Serialization;

namespace Generated;

/// <summary>What the methods of a generated client make anew for every call.</summary>
internal static class ErrorMappings
{
    public static Dictionary<string, ParsableFactory<IParsable>> Create() => new()
    {
        { "400", Problem.CreateFromDiscriminatorValue },
        { "401", Problem.CreateFromDiscriminatorValue },
        { "404", Problem.CreateFromDiscriminatorValue },
        { "409", Problem.CreateFromDiscriminatorValue },
        { "5XX", Problem.CreateFromDiscriminatorValue },
    };
}
