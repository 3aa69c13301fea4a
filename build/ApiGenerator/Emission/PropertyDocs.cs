using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Doc comments of properties.</summary>
internal static class PropertyDocs
{
    public static void Write(CodeWriter code, PropertyDefinition property, params ReadOnlySpan<string> more)
    {
        var summary = property.Description ?? $"{DocText.Escape(Words.Sentence(property.WireName))}.";
        code.Doc("summary", $"{summary} On the wire: <c>{DocText.Escape(property.WireName)}</c>.");
        List<string> remarks = [.. property.Remarks, .. more];
        if (property.IsSecret)
        {
            remarks.Insert(0, "A secret: it is never printed.");
        }

        if (remarks.Count > 0)
        {
            code.Doc("remarks", string.Join(' ', remarks));
        }
    }
}
