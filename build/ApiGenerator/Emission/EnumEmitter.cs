using ApiGenerator.Naming;
using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Writes an open enum.</summary>
internal static class EnumEmitter
{
    public static void Write(CSharpFile file, EnumDefinition definition)
    {
        var code = file.Code;
        var name = definition.Name;
        file.Declare(definition.Members.Select(member => member.Name));
        code.Doc("summary", definition.Summary);
        code.Line($"[{file["JsonConverter"]}(typeof({file["OpenEnumConverter"]}<{name}>))]");
        code.Open($"public readonly struct {name} : {file["IOpenEnum"]}<{name}>, {file["IEquatable"]}<{name}>");
        code.Line("private readonly string? _value;");
        code.Line();
        code.Line($"private {name}(string value) => _value = value;");
        foreach (var member in definition.Members)
        {
            code.Line();
            var wire = member.Value.Length == 0 ? "the empty text" : $"<c>{DocText.Escape(member.Value)}</c>";
            code.Doc("summary", member.Description is null ? $"The value {wire}." : $"{member.Description} On the wire: {wire}.");
            code.Line($"public static {name} {member.Name} {{ get; }} = new({Literal.Text(member.Value)});");
        }

        WriteValue(file, definition);
        WriteEquality(file, name);
        WriteText(file, name);
        code.Close();
    }

    private static void WriteValue(CSharpFile file, EnumDefinition definition)
    {
        var code = file.Code;
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Fill(
            $"public static {file["IReadOnlyList"]}<{definition.Name}> Known {{ get; }} = new {definition.Name}[] {{ ",
            [.. definition.Members.Select(member => member.Name)],
            " };");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line("public string Value => _value ?? \"\";");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Fill("public bool IsKnown => Value is ", [.. definition.Members.Select(member => Literal.Text(member.Value))], ";", " or");
    }

    private static void WriteEquality(CSharpFile file, string name)
    {
        var code = file.Code;
        var comparison = file["StringComparison"];
        code.Line();
        code.Doc("summary", "Whether both hold the same text.");
        code.Doc("param", "One.", " name=\"left\"");
        code.Doc("param", "The other.", " name=\"right\"");
        code.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
        code.Line();
        code.Doc("summary", "Whether they hold different texts.");
        code.Doc("param", "One.", " name=\"left\"");
        code.Doc("param", "The other.", " name=\"right\"");
        code.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public bool Equals({name} other) => string.Equals(Value, other.Value, {comparison}.Ordinal);");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override int GetHashCode() => Value.GetHashCode({comparison}.Ordinal);");
    }

    private static void WriteText(CSharpFile file, string name)
    {
        var code = file.Code;
        code.Line();
        code.Doc("summary", "The value of a text, known or not.");
        code.Doc("param", "The text on the wire.", " name=\"value\"");
        code.Line($"public static explicit operator {name}(string value) => From(value);");
        code.Line();
        code.Doc("summary", "The text on the wire.");
        code.Doc("param", "The value.", " name=\"value\"");
        code.Line($"public static explicit operator string({name} value) => value.Value;");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Open($"public static {name} From(string value)");
        code.Line($"{file["ArgumentNullException"]}.ThrowIfNull(value);");
        code.Line("return new(value);");
        code.Close();
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {name} Parse(string s, {file["IFormatProvider"]}? provider) => {file["OpenEnum"]}.Parse<{name}>(s);");
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public static bool TryParse(string? s, {file["IFormatProvider"]}? provider, out {name} result) => {file["OpenEnum"]}.TryParse(s, out result);");
        code.Line();
        code.Doc("summary", "The text on the wire.");
        code.Line("/// <returns><see cref=\"Value\"/>.</returns>");
        code.Line("public override string ToString() => Value;");
    }
}
