using System.Text;

namespace Waldur.Client.Testing;

/// <summary>Takes a search to pieces.</summary>
internal static class SearchTokenizer
{
    private static readonly (string Text, SearchTokenKind Kind, string Meaning)[] Symbols =
    [
        ("==", SearchTokenKind.Comparison, "="), ("!=", SearchTokenKind.Comparison, "!="), ("<>", SearchTokenKind.Comparison, "!="),
        (">=", SearchTokenKind.Comparison, ">="), ("<=", SearchTokenKind.Comparison, "<="),
        ("!~", SearchTokenKind.Comparison, "!~"), ("!^", SearchTokenKind.Comparison, "!^"),
        ("&&", SearchTokenKind.And, "&"), ("||", SearchTokenKind.Or, "|"),
        ("=", SearchTokenKind.Comparison, "="), (">", SearchTokenKind.Comparison, ">"), ("<", SearchTokenKind.Comparison, "<"),
        ("~", SearchTokenKind.Comparison, "~"), ("^", SearchTokenKind.Comparison, "^"),
        ("&", SearchTokenKind.And, "&"), ("|", SearchTokenKind.Or, "|"), ("!", SearchTokenKind.Not, "!"),
        ("(", SearchTokenKind.Open, "("), (")", SearchTokenKind.Close, ")"), (",", SearchTokenKind.Comma, ","),
    ];

    public static List<SearchToken> Read(string text)
    {
        var tokens = new List<SearchToken>();
        for (var position = 0; position < text.Length;)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
            }
            else if (text[position] == '"')
            {
                tokens.Add(Quoted(text, ref position));
            }
            else if (text[position] == '-' && position + 1 < text.Length && !char.IsWhiteSpace(text[position + 1]) && !IsValueNext(tokens))
            {
                tokens.Add(new(SearchTokenKind.Not, "-"));
                position++;
            }
            else
            {
                tokens.Add(Symbol(text, ref position) ?? Word(text, ref position));
            }
        }

        return tokens;
    }

    private static bool IsValueNext(List<SearchToken> tokens) => tokens is [.., { Kind: SearchTokenKind.Comparison }];

    private static SearchToken Quoted(string text, ref int position)
    {
        var value = new StringBuilder();
        for (position++; position < text.Length && text[position] != '"'; position++)
        {
            if (text[position] == '\\' && position + 1 < text.Length)
            {
                position++;
            }

            value.Append(text[position]);
        }

        position++;
        return new(SearchTokenKind.Quoted, value.ToString());
    }

    private static SearchToken? Symbol(string text, ref int position)
    {
        foreach (var (symbol, kind, meaning) in Symbols)
        {
            if (string.CompareOrdinal(text, position, symbol, 0, symbol.Length) == 0)
            {
                position += symbol.Length;
                return new(kind, meaning);
            }
        }

        return null;
    }

    private static SearchToken Word(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && !char.IsWhiteSpace(text[position]) && !"=<>!~^,&|()\"".Contains(text[position], StringComparison.Ordinal))
        {
            position++;
        }

        var word = text[start..position];
        return word.ToUpperInvariant() switch
        {
            "AND" => new(SearchTokenKind.And, "&"),
            "OR" => new(SearchTokenKind.Or, "|"),
            "NOT" => new(SearchTokenKind.Not, "!"),
            "HAS" or "SET?" => new(SearchTokenKind.Has, word),
            "NULL?" => new(SearchTokenKind.IsNull, word),
            _ => new(SearchTokenKind.Word, word),
        };
    }
}
