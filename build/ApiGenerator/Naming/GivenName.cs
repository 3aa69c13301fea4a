using ApiGenerator.Description;

namespace ApiGenerator.Naming;

/// <summary>Names that the description itself chooses, with <c>x-csharp-name</c> or, for an enum's values, <c>x-ms-enum</c>.</summary>
internal static class GivenName
{
    private const string Extension = "x-csharp-name";

    public static string? Of(Node node, Report report) => Legal(node[Extension], report);

    /// <summary>The name of an enum's value, from a map by value or from what other generators read.</summary>
    public static string? OfValue(Node schema, Node described, string value, Report report) =>
        Legal(schema[Extension + "-by-value"][value], report) ?? Legal(described["name"], report);

    private static string? Legal(Node name, Report report)
    {
        if (name.AsText is not { } text || Identifier.IsPublic(text))
        {
            return name.AsText;
        }

        report.Add(name.Pointer, $"{text} is no name of a public member in C#, which starts with a capital; one is made instead");
        return null;
    }
}
