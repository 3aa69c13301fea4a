namespace ApiGenerator.Emission;

/// <summary>Where the types live that generated code stands on.</summary>
internal static class FrameworkNames
{
    private static readonly Dictionary<string, string[]> ByNamespace = new(StringComparer.Ordinal)
    {
        ["System"] =
        [
            "Guid", "DateTimeOffset", "DateOnly", "IEquatable", "StringComparison", "StringComparer", "ReadOnlyMemory", "ArgumentNullException", "Convert",
            "Obsolete", "IFormatProvider", "Action", "ArgumentException",
        ],
        ["System.Collections.Generic"] = ["IReadOnlyList", "IReadOnlyDictionary"],
        ["System.Collections.ObjectModel"] = ["ReadOnlyDictionary"],
        ["System.Diagnostics"] = ["DebuggerBrowsable", "DebuggerBrowsableState", "DebuggerDisplay"],
        ["System.Globalization"] = ["CultureInfo"],
        ["System.Net.Http"] = ["HttpMethod", "HttpRequestMessage"],
        ["System.Text.Json.Serialization"] = ["JsonConverter"],
        ["System.Threading"] = ["CancellationToken"],
        ["System.Threading.Tasks"] = ["Task"],
        ["Waldur.Client"] = ["ApiModel", "RawJson", "Optional", "ApiResponse", "FilePart", "ApiException", "AsyncPageable", "PageOptions", "CallOptions"],
        ["Waldur.Client.Core"] =
        [
            "IJsonModel", "JsonModelConverter", "PropertyNames", "PropertyCursor", "ModelReader", "ModelWriter", "IOpenEnum", "OpenEnum", "OpenEnumConverter",
            "IApiClient", "ApiOperation", "ApiRequest", "ResponseReader", "RequestContent", "MultipartRequestContent", "FormRequestContent",
            "PathSegment", "QueryWriter", "FieldValue", "HeaderWriter", "PagedOperation", "IApiClientOwner",
        ],
    };

    private static readonly Dictionary<string, string> Namespaces =
        ByNamespace.SelectMany(pair => pair.Value, (pair, name) => (name, pair.Key)).ToDictionary(StringComparer.Ordinal);

    public static string Namespace(string name) => Namespaces[name];
}
