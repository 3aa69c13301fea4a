using ApiGenerator.Paths;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Expressions that give the path of a request.</summary>
internal static class PathCode
{
    public static string Of(CSharpFile file, string template, IReadOnlyList<PathArgument> arguments)
    {
        var parts = PathTemplate.Split(template);
        if (parts.Length == 1)
        {
            return Literal.Text(Encode(template));
        }

        var text = "";
        for (var i = 0; i < parts.Length; i++)
        {
            text += i % 2 == 0
                ? Literal.Escape(Encode(parts[i])).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
                : "{" + Hole(file, arguments[i / 2]) + "}";
        }

        return $"string.Create({file["CultureInfo"]}.InvariantCulture, $\"{text}\")";
    }

    private static string Hole(CSharpFile file, PathArgument argument) => argument.Parameter.Shape switch
    {
        TypeShape.Scalar { Kind: ScalarKind.Guid } => argument.Field + ":N",
        TypeShape.Scalar { Kind: ScalarKind.Int32 or ScalarKind.Int64 } => argument.Field,
        TypeShape.Scalar { Kind: ScalarKind.DateOnly } => argument.Field + ":yyyy-MM-dd",
        TypeShape.Enum => $"{file["PathSegment"]}.Escape({argument.Field}.Value, {Literal.Text(argument.Parameter.Name)})",
        _ => $"{file["PathSegment"]}.Escape({argument.Field}, {Literal.Text(argument.Parameter.Name)})",
    };

    // What a path may not hold as it is; braces and percent signs stand for themselves in a template's text.
    private static string Encode(string text) =>
        string.Concat(text.Select(c => c is > ' ' and < '\u007f' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '|' or '?' or '#')
            ? c.ToString()
            : Uri.EscapeDataString(c.ToString())));
}
