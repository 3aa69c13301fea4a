using System.Net;
using System.Text.RegularExpressions;

namespace ApiGenerator.Naming;

/// <summary>Turns a description's texts into text that may stand in a doc comment.</summary>
internal static partial class DocText
{
    /// <summary>One line without HTML, with XML's signs escaped, ended by a full stop; null where nothing is left.</summary>
    public static string? Sentence(string? text)
    {
        var plain = Plain(text);
        if (plain.Length == 0)
        {
            return null;
        }

        return Escape(plain[^1] is '.' or '!' or '?' or ':' or ')' ? plain : plain + ".");
    }

    public static string Plain(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var plain = WebUtility.HtmlDecode(Tag().Replace(text, " "));
        plain = new string(Array.FindAll(plain.ToCharArray(), c => c is '\n' or '\t' or '\r' || !(char.IsControl(c) || char.IsSurrogate(c) || c > '\uFFFD')));
        return string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static string Escape(string text) => string.Join(
        ' ',
        new string(Array.FindAll(text.ToCharArray(), c => c is '\n' or '\t' or '\r' || !(char.IsControl(c) || char.IsSurrogate(c) || c > '\uFFFD')))
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
