namespace Waldur.Client.Testing;

/// <summary>
/// Reads a search: comparisons, words without a field, <c>has</c>, <c>null?</c>, brackets, not, and, or; terms side by side
/// are joined by and.
/// </summary>
internal sealed class SearchParser<T>
{
    private readonly SearchComparison<T> _comparison;
    private readonly List<SearchToken> _tokens;
    private int _next;

    private SearchParser(List<SearchToken> tokens, IReadOnlyList<SearchField<T>> fields)
    {
        _tokens = tokens;
        _comparison = new SearchComparison<T>(fields);
    }

    private SearchTokenKind? Kind => _next < _tokens.Count ? _tokens[_next].Kind : null;

    /// <summary>Reads a search.</summary>
    /// <exception cref="SearchException">It cannot be understood.</exception>
    public static Func<T, bool> Parse(string search, IReadOnlyList<SearchField<T>> fields)
    {
        var parser = new SearchParser<T>(SearchTokenizer.Read(search), fields);
        if (parser._tokens.Count == 0)
        {
            return _ => true;
        }

        var term = parser.Or();
        return parser.Kind is null ? term : throw parser.Unexpected();
    }

    private Func<T, bool> Or()
    {
        var term = And();
        while (Take(SearchTokenKind.Or))
        {
            var (left, right) = (term, And());
            term = row => left(row) || right(row);
        }

        return term;
    }

    private Func<T, bool> And()
    {
        var term = Unary();
        while (Take(SearchTokenKind.And) || Take(SearchTokenKind.Comma) || Kind is not (null or SearchTokenKind.Or or SearchTokenKind.Close))
        {
            var (left, right) = (term, Unary());
            term = row => left(row) && right(row);
        }

        return term;
    }

    private Func<T, bool> Unary()
    {
        if (Take(SearchTokenKind.Not))
        {
            var inner = Unary();
            return row => !inner(row);
        }

        if (Take(SearchTokenKind.Open))
        {
            var inner = Or();
            return Take(SearchTokenKind.Close) ? inner : throw Unexpected();
        }

        if (Take(SearchTokenKind.Has))
        {
            return _comparison.IsSet(Text());
        }

        if (Take(SearchTokenKind.IsNull))
        {
            var isSet = _comparison.IsSet(Text());
            return row => !isSet(row);
        }

        return Comparison();
    }

    private Func<T, bool> Comparison()
    {
        if (Kind == SearchTokenKind.Comparison)
        {
            return _comparison.Anywhere(Text(SearchTokenKind.Comparison), Values());
        }

        var word = Text();
        return Kind == SearchTokenKind.Comparison
            ? _comparison.OnField(word, Text(SearchTokenKind.Comparison), Values())
            : _comparison.Anywhere("~", [word]);
    }

    private List<string> Values()
    {
        if (!Take(SearchTokenKind.Open))
        {
            return [Text()];
        }

        var values = new List<string> { Text() };
        while (Take(SearchTokenKind.Comma))
        {
            values.Add(Text());
        }

        return Take(SearchTokenKind.Close) ? values : throw Unexpected();
    }

    private bool Take(SearchTokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        _next++;
        return true;
    }

    private string Text() => Kind is SearchTokenKind.Word or SearchTokenKind.Quoted ? _tokens[_next++].Text : throw Unexpected();

    private string Text(SearchTokenKind kind) => Kind == kind ? _tokens[_next++].Text : throw Unexpected();

    private SearchException Unexpected() => new(Kind is null
        ? "The search query ends too early"
        : $"Unexpected '{_tokens[_next].Text}' in the search query");
}
