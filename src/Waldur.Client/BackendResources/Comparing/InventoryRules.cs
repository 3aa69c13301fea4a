using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>The server's rules for a backend resource, checked before anything is sent.</summary>
internal static class InventoryRules
{
    private const int MaxNameLength = 150;
    private const int MaxBackendIdLength = 255;

    /// <summary>The first rule that is broken, as a sentence; null if none is.</summary>
    public static string? FindProblem(InventoryItem item) =>
        item.Key.Length == 0
            ? "The backend id is empty: without it the resource cannot be distinguished from others."
            : item.Problem ?? FindProblem(item.ToCreate(Guid.NewGuid()));

    /// <inheritdoc cref="FindProblem(InventoryItem)"/>
    public static string? FindProblem(BackendResourceCreate resource)
    {
        if (string.IsNullOrWhiteSpace(resource.Name))
        {
            return "The name is empty: the server wants at least one character that is not white space.";
        }

        if (CodePoints.Count(resource.Name?.Trim()) is > MaxNameLength and var nameLength)
        {
            return $"The name has {nameLength} characters; the server takes at most {MaxNameLength}.";
        }

        if (CodePoints.Count(resource.BackendId?.Trim()) is > MaxBackendIdLength and var idLength)
        {
            return $"The backend id has {idLength} characters; the server takes at most {MaxBackendIdLength}.";
        }

        if (!CodePoints.IsStorable(resource.Name) || !CodePoints.IsStorable(resource.BackendId))
        {
            return "The name or the backend id holds NUL or half a surrogate pair, which the server cannot store.";
        }

        if (resource.Project == Guid.Empty)
        {
            return "The project's uuid is empty.";
        }

        if (resource.Offering == Guid.Empty)
        {
            return "The offering's uuid is empty.";
        }

        return resource.BackendMetadata is { } metadata && metadata.Kind is not (JsonValueKind.Object or JsonValueKind.Null)
            ? "The metadata is no JSON object: the server could not import such a resource."
            : null;
    }
}
