using System.Text.Json;
using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>Reads the file that says which synchronisations there are to be.</summary>
internal sealed class SynchronisationFile(string path, WaldurUrls urls, Names names)
{
    /// <summary>Reads the whole file before anything is changed.</summary>
    /// <exception cref="SampleException">It cannot be read, or an entry is wrong; the message says where.</exception>
    public async Task<IReadOnlyList<RemoteSynchronisationCreate>> ReadAsync(CancellationToken cancellationToken)
    {
        var entries = await ParseAsync(cancellationToken);
        return [.. entries.Select(ToDesired)];
    }

    private async Task<List<Entry>> ParseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var json = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Select((entry, index) => Entry.Read(entry, $"entry {index + 1}"))]
                : throw Problem($"it holds {JsonFields.Describe(json.RootElement)}; it must hold an array");
        }
        catch (FormatException error)
        {
            throw Problem(error.Message, error);
        }
        catch (JsonException error)
        {
            throw Problem($"line {(error.LineNumber ?? 0) + 1} is no JSON: {error.Message.Split(" LineNumber:", 2)[0].TrimEnd('.')}", error);
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
        Token = ServerSettings.Read(entry.TokenVariable) ?? names.Token ?? throw Problem($"entry {index + 1}: the variable {Shown(entry.TokenVariable)} is not set"),
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

    // Whoever mistakes the field for the token itself must not find the token in a log.
    private static string Shown(string variable) =>
        variable.All(static letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_') ? variable : "that token_variable names";

    // Waldur's objects refer to each other by url; people rather write uuids.
    private string ToUrl(int index, string text, WaldurObject kind, IReadOnlyDictionary<string, Guid> known)
    {
        if (known.TryGetValue(text, out var uuid) || Guid.TryParse(text, out uuid))
        {
            return urls.For(kind, uuid);
        }

        if (urls.TryGetUuid(text, kind, out uuid, out var reason))
        {
            return urls.For(kind, uuid);
        }

        // Why an address is refused helps; that a name is no address does not.
        var what = kind == WaldurObject.Category ? "category" : "service provider";
        var why = text.Contains("://", StringComparison.Ordinal) ? $": {reason.TrimEnd('.')}" : "";
        throw Problem($"entry {index + 1}: '{text}' is neither the uuid nor the url of a {what} of this server{why}");
    }

    private SampleException Problem(string what, Exception? error = null) => new($"Synchronisations {path}: {what}.", error);
}
