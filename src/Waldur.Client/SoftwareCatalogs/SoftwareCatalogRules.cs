using System.Runtime.CompilerServices;
using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The server's rules for a catalog, checked before anything is sent.</summary>
internal static class SoftwareCatalogRules
{
    private const int MaxNameLength = 100;
    private const int MaxVersionLength = 50;

    public static void ThrowIfBroken(SoftwareCatalogCreate catalog, [CallerArgumentExpression(nameof(catalog))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(catalog, argument);
        BrokenRules.ThrowIfAny(FindProblems(catalog.Name, catalog.Version, catalog.CatalogType, catalog.SourceUrl, catalog.Metadata), argument);
    }

    public static void ThrowIfBroken(SoftwareCatalogUpdate catalog, [CallerArgumentExpression(nameof(catalog))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(catalog, argument);
        BrokenRules.ThrowIfAny(FindProblems(catalog.Name, catalog.Version, catalog.CatalogType, catalog.SourceUrl, catalog.Metadata), argument);
    }

    public static void ThrowIfBroken(SoftwareCatalogPatch change, [CallerArgumentExpression(nameof(change))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(change, argument);
        var problems = FindProblems(
            change.Name,
            change.Version,
            change.CatalogType.HasValue ? change.CatalogType.Value : null,
            change.SourceUrl.GetValueOrDefault(""),
            change.Metadata.HasValue ? change.Metadata.Value : null).Concat(FindTextProblems(change));
        BrokenRules.ThrowIfAny(problems, argument);
    }

    private static IEnumerable<string> FindTextProblems(SoftwareCatalogPatch change)
    {
        (string Field, Optional<string> Text)[] texts =
            [("source_url", change.SourceUrl), ("description", change.Description), ("update_errors", change.UpdateErrors)];
        foreach (var (field, text) in texts.Where(static field => field.Text.HasValue))
        {
            if (FieldRules.FindContentProblem(text.Value) is { } problem)
            {
                yield return $"{field} {problem}";
            }
        }
    }

    private static IEnumerable<string> FindProblems(
        Optional<string> name,
        Optional<string> version,
        SoftwareCatalogType? type,
        string? sourceUrl,
        RawJson? metadata)
    {
        if (name.HasValue && FieldRules.FindProblem(name.Value, MaxNameLength) is { } nameProblem)
        {
            yield return $"name {nameProblem}";
        }

        if (version.HasValue && FieldRules.FindProblem(version.Value, MaxVersionLength) is { } versionProblem)
        {
            yield return $"version {versionProblem}";
        }

        if (type is { Value: "" })
        {
            yield return "catalog_type is empty";
        }

        if (!string.IsNullOrEmpty(sourceUrl) && FieldRules.FindUrlProblem(sourceUrl) is { } urlProblem)
        {
            yield return $"source_url {urlProblem}";
        }

        if (metadata is { Kind: not JsonValueKind.Object })
        {
            yield return "metadata is no JSON object";
        }
    }
}
