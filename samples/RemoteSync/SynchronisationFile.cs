using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>Reads the file that says which synchronisations there are to be.</summary>
internal sealed class SynchronisationFile(string path, WaldurUrls urls, Names names)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads the whole file before anything is changed.</summary>
    /// <exception cref="SampleException">It cannot be read, or an entry is wrong; the message says where.</exception>
    public async Task<IReadOnlyList<RemoteSynchronisationCreate>> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = await ParseAsync(cancellationToken);
        if (entries.Contains(null!))
        {
            throw Problem("an entry is null");
        }

        return [.. entries.Select(ToDesired)];
    }

    private async Task<List<Entry>> ParseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<List<Entry>>(file, Options, cancellationToken) ?? throw Problem("it must hold an array");
        }
        catch (JsonException error)
        {
            throw Problem(error.LineNumber is { } line ? $"line {line + 1} cannot be used: {Reason(error)}" : Reason(error), error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem("there is no such file", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Problem($"it cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }

    private RemoteSynchronisationCreate ToDesired(Entry entry, int index) => new()
    {
        LocalServiceProvider = ToUrl(index, entry.Provider, WaldurObject.ServiceProvider, names.Providers),
        ApiUrl = entry.ApiUrl,
        Token = ServerSettings.Read(entry.TokenVariable) ?? names.Token ?? throw Problem($"entry {index + 1}: the variable {entry.TokenVariable} is not set"),
        RemoteOrganizationUuid = entry.Organisation,
        RemoteOrganizationName = entry.OrganisationName,
        IsActive = entry.IsActive,
        Categories = [.. entry.Categories.Select(category => new RemoteLocalCategoryCreate
        {
            LocalCategory = ToUrl(index, category.Local, WaldurObject.Category, names.Categories),
            RemoteCategory = category.Remote,
            RemoteCategoryName = category.Name,
        })],
    };

    // Waldur's objects refer to each other by url; people rather write uuids.
    private string ToUrl(int index, string text, WaldurObject kind, IReadOnlyDictionary<string, Guid> known)
    {
        if (known.TryGetValue(text, out var uuid) || Guid.TryParse(text, out uuid))
        {
            return urls.For(kind, uuid);
        }

        return urls.TryGetUuid(text, kind, out uuid, out var reason)
            ? urls.For(kind, uuid)
            : throw Problem($"entry {index + 1}: '{text}' is neither the uuid nor the url of a {kind}. {reason.TrimEnd('.')}");
    }

    private static string Reason(JsonException error) => error.Message.Split(" Path:", 2)[0].TrimEnd('.');

    private SampleException Problem(string what, Exception? error = null) => new($"Synchronisations {path}: {what}.", error);
}
