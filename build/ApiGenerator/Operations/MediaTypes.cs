namespace ApiGenerator.Operations;

/// <summary>Kinds of media types.</summary>
internal static class MediaTypes
{
    public static bool IsJson(string mediaType) => Plain(mediaType) is var plain
        && (plain is "application/json" or "text/json" or "*/*" or "application/*" || plain.EndsWith("+json", StringComparison.Ordinal));

    /// <summary>Whether the client accepts a response of this type as JSON.</summary>
    public static bool IsPlainJson(string mediaType) => Plain(mediaType) is "application/json" or "*/*" or "application/*";

    public static bool IsMultipart(string mediaType) => Plain(mediaType) == "multipart/form-data";

    public static bool IsForm(string mediaType) => Plain(mediaType) == "application/x-www-form-urlencoded";

    public static bool IsText(string mediaType) => Plain(mediaType) is var plain
        && (plain.StartsWith("text/", StringComparison.Ordinal) || plain is "application/xml" or "application/yaml" or "application/x-yaml"
            || plain.EndsWith("+xml", StringComparison.Ordinal));

    private static string Plain(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant();
}
