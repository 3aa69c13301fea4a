using System.Globalization;
using System.Text;

namespace ApiGenerator.Naming;

/// <summary>Makes legal C# names of what stands in a description.</summary>
internal static class Identifier
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>A name in PascalCase; <paramref name="prefix"/> stands before a digit and for a text without any letter.</summary>
    public static string Pascal(string text, string prefix)
    {
        var name = new StringBuilder();
        var words = Words.Split(text);
        var isShouted = words.Count > 1 && words.TrueForAll(IsShouted);
        foreach (var word in words)
        {
            name.Append(Capitalise(word, isShouted));
        }

        if (name.Length == 0)
        {
            return prefix;
        }

        return char.IsLetter(name[0]) ? name.ToString() : prefix + name;
    }

    /// <summary>A name in camelCase, which may be a keyword.</summary>
    public static string Camel(string text, string prefix) => LowerFirst(Pascal(text, prefix));

    /// <summary>The name as code says it, should it be a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    public static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>The name of a type from a component's: as it is where it is legal, so that it can be found again.</summary>
    public static string TypeName(string text) =>
        char.IsAsciiLetterUpper(text.FirstOrDefault()) && text.All(char.IsAsciiLetterOrDigit) ? text : Pascal(text, "Type");

    /// <summary>Whether a member or type may have the name; fields, parameters and accessors of generated code start otherwise.</summary>
    public static bool IsPublic(string name) => IsLegal(name) && name[0] != '_' && !char.IsLower(name[0]);

    public static bool IsLegal(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(c => char.IsLetterOrDigit(c) || c == '_')
        && !Keywords.Contains(name);

    private static bool IsShouted(string word) => word.All(c => char.IsUpper(c) || char.IsDigit(c)) && word.Any(char.IsLetter);

    // IN_PROGRESS is InProgress and BACKEND is Backend, but OK and IP stay.
    private static string Capitalise(string word, bool amongShouted)
    {
        if (word == "ID" || (IsShouted(word) && (amongShouted || word.Length > 2)))
        {
            return word[0] + word[1..].ToLowerInvariant();
        }

        return char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
    }
}
