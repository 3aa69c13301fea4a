using System.Globalization;
using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What the server makes of a row's limits when it is imported: it takes them from the metadata as they are, unchecked.</summary>
internal static class LimitRules
{
    /// <summary>Reads the limits, and finds the first problem.</summary>
    /// <param name="metadata">The row's metadata.</param>
    /// <param name="components">The components of its offering; null or none where they cannot be checked against.</param>
    /// <param name="limits">The limits that are whole numbers.</param>
    /// <returns>A sentence; null where there is no problem.</returns>
    public static string? FindProblem(RawJson metadata, IReadOnlyList<ResourceOfferingComponent>? components, out Dictionary<string, long> limits)
    {
        limits = new Dictionary<string, long>(StringComparer.Ordinal);
        try
        {
            return Read(metadata, components, limits);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no fault to the parser, only to whoever reads the name.
            return "The limits of its metadata cannot be read: a name in it is no Unicode.";
        }
    }

    private static string? Read(RawJson metadata, IReadOnlyList<ResourceOfferingComponent>? components, Dictionary<string, long> limits)
    {
        if (metadata.Kind != JsonValueKind.Object)
        {
            return "Its metadata is no JSON object: the server cannot import it.";
        }

        // Of a name that occurs twice the last one counts, here and there.
        if (!metadata.ToElement().TryGetProperty("limits", out var element))
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return "The limits of its metadata are no JSON object of component and number.";
        }

        string? problem = null;
        foreach (var limit in element.EnumerateObject())
        {
            problem ??= FindProblem(limit, components, limits);
        }

        return problem;
    }

    private static string? FindProblem(JsonProperty limit, IReadOnlyList<ResourceOfferingComponent>? components, Dictionary<string, long> limits)
    {
        if (limit.Value.ValueKind != JsonValueKind.Number || !limit.Value.TryGetInt64(out var amount) || amount < 0)
        {
            return $"Its limit of '{limit.Name}' is {Short(limit.Value)}, which is no whole number from 0.";
        }

        limits[limit.Name] = amount;
        if (components is not { Count: > 0 })
        {
            return null;
        }

        return components.FirstOrDefault(component => component.Type == limit.Name) is { } component
            ? FindProblem(component, amount)
            : $"Its offering has no component '{limit.Name}'; it has {string.Join(", ", components.Select(component => $"'{component.Type}'"))}.";
    }

    private static string? FindProblem(ResourceOfferingComponent component, long amount)
    {
        var (min, max) = component.IsBoolean == true ? (0, 1) : (component.MinValue ?? 0, Min(component.MaxValue, component.MaxAvailableLimit));
        return amount < min ? Problem(component, amount, "less", "least", min)
            : amount > max ? Problem(component, amount, "more", "most", max.Value)
            : null;
    }

    private static string Problem(ResourceOfferingComponent component, long amount, string comparison, string bound, int value) =>
        string.Create(CultureInfo.InvariantCulture, $"Its limit of '{component.Type}' is {amount}, {comparison} than the offering allows: at {bound} {value}.");

    // A maximum of zero would allow nothing at all: it counts as none.
    private static int? Min(int? one, int? other) => (one is > 0 ? one : null, other is > 0 ? other : null) switch
    {
        ({ } a, { } b) => Math.Min(a, b),
        var (a, b) => a ?? b,
    };

    private static string Short(JsonElement value) => CodePoints.Start(value.GetRawText(), 30);
}
