using System.Globalization;
using System.Text;

namespace ApiGenerator.Emission;

/// <summary>Texts as C# literals.</summary>
internal static class Literal
{
    public static string Text(string text) => $"\"{Escape(text)}\"";

    public static string Utf8(string text) => Text(text) + "u8";

    public static string Escape(string text)
    {
        var literal = new StringBuilder();
        foreach (var c in text)
        {
            literal.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when c is < ' ' or (>= '\u007f' and <= '\u00a0') or '\u2028' or '\u2029' or '\ufeff' || char.IsSurrogate(c)
                    => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return literal.ToString();
    }
}
