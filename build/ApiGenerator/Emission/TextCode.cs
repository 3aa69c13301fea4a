using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Expressions that give a value's text in paths, queries and forms.</summary>
internal sealed class TextCode(CSharpFile file)
{
    private const string InstantFormat = "\"yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz\"";

    /// <summary>The text of a value; <paramref name="guidFormat"/> is N where 32 digits are wanted, D with dashes.</summary>
    public string Of(TypeShape shape, string value, bool nullable, char guidFormat)
    {
        var dot = nullable ? "?." : ".";
        return shape switch
        {
            TypeShape.Enum => $"{value}{dot}Value",
            TypeShape.Raw => $"{value}{dot}ToString()",
            TypeShape.Scalar scalar => Of(scalar.Kind, value, nullable, dot, guidFormat),
            _ => value,
        };
    }

    private string Of(ScalarKind kind, string value, bool nullable, string dot, char guidFormat) => kind switch
    {
        ScalarKind.Text or ScalarKind.RepeatedText => value,
        ScalarKind.Guid => $"{value}{dot}ToString(\"{guidFormat}\")",
        ScalarKind.Boolean => nullable
            ? $"{value} switch {{ true => \"true\", false => \"false\", null => null }}"
            : $"{value} ? \"true\" : \"false\"",
        ScalarKind.Double => $"{value}{dot}ToString(\"R\", {file["CultureInfo"]}.InvariantCulture)",
        ScalarKind.DateTimeOffset when file.DateTimeFormat is { } format =>
            $"{value}{dot}ToUniversalTime().ToString({Literal.Text(format)}, {file["CultureInfo"]}.InvariantCulture)",
        ScalarKind.DateTimeOffset => $"{value}{dot}ToString({InstantFormat}, {file["CultureInfo"]}.InvariantCulture)",
        ScalarKind.DateOnly => $"{value}{dot}ToString(\"yyyy-MM-dd\", {file["CultureInfo"]}.InvariantCulture)",
        ScalarKind.Bytes => nullable
            ? $"{value} is null ? null : {file["Convert"]}.ToBase64String({value})"
            : $"{file["Convert"]}.ToBase64String({value})",
        _ => $"{value}{dot}ToString({file["CultureInfo"]}.InvariantCulture)",
    };
}
