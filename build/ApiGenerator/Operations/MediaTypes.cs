using System.Net.Http.Headers;
using ApiGenerator.Description;

namespace ApiGenerator.Operations;

/// <summary>Kinds of media types.</summary>
internal static class MediaTypes
{
    /// <summary>What every body in JSON is sent as unless the description names another type.</summary>
    public const string Json = "application/json";

    public static bool IsJson(string mediaType) => Plain(mediaType) is var plain
        && (plain is Json or "text/json" or "*/*" or "application/*" || plain.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Whether the client accepts a response of this type as JSON.</summary>
    public static bool IsPlainJson(string mediaType) => Plain(mediaType) is Json or "*/*" or "application/*";

    public static bool IsMultipart(string mediaType) => Plain(mediaType) == "multipart/form-data";

    public static bool IsForm(string mediaType) => Plain(mediaType) == "application/x-www-form-urlencoded";

    public static bool IsText(string mediaType) => Plain(mediaType) is var plain
        && (plain.StartsWith("text/", StringComparison.Ordinal) || plain is "application/xml" or "application/yaml" or "application/x-yaml"
            || plain.EndsWith("+xml", StringComparison.Ordinal));

    /// <summary>The first content of the first kind of which there is one.</summary>
    public static (string Name, Node Node)? Find(List<(string Name, Node Node)> contents, params ReadOnlySpan<Func<string, bool>> kinds)
    {
        foreach (var isKind in kinds)
        {
            var place = contents.FindIndex(content => isKind(content.Name));
            if (place >= 0)
            {
                return contents[place];
            }
        }

        return null;
    }

    /// <summary>What a body is sent as: the type that is described, or one of a range of types; null where that is no media type.</summary>
    public static string? Sent(BodyKind kind, string described)
    {
        if (kind is BodyKind.Content or BodyKind.Form)
        {
            return kind == BodyKind.Form ? Plain(described) : described;
        }

        if (Plain(described).Contains('*', StringComparison.Ordinal) || (kind == BodyKind.Json && IsPlainJson(described)))
        {
            return Default(kind);
        }

        if (!MediaTypeHeaderValue.TryParse(described, out var type))
        {
            return null;
        }

        if (kind == BodyKind.Text)
        {
            // A text says by itself that it is UTF-8.
            type.CharSet = null;
        }

        return type.ToString();
    }

    public static string Default(BodyKind kind) => kind switch
    {
        BodyKind.Json => Json,
        BodyKind.Text => "text/plain",
        _ => "application/octet-stream",
    };

    /// <summary>Whether what is described takes, or gives, a type: it is the same but for its charset, or a range that holds it.</summary>
    public static bool Includes(string described, string mediaType)
    {
        var range = Plain(described);
        return range == "*/*"
            || (range.EndsWith("/*", StringComparison.Ordinal) && Plain(mediaType).StartsWith(range[..^1], StringComparison.Ordinal))
            || WithoutCharset(described) == WithoutCharset(mediaType);
    }

    private static string WithoutCharset(string mediaType) => string.Join(
        ';',
        mediaType.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries).Where(part => !part.StartsWith("charset=", StringComparison.Ordinal)));

    private static string Plain(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
