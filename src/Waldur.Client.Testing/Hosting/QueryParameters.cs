using System.Text;

namespace Waldur.Client.Testing;

/// <summary>The parameters of a query, in the order in which they were sent, repeated ones included.</summary>
internal sealed class QueryParameters
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    public QueryParameters(string queryString)
    {
        foreach (var part in queryString.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals];
            var value = equals < 0 ? "" : part[(equals + 1)..];
            _pairs.Add(new(Decode(name), Decode(value)));
        }
    }

    private QueryParameters(IEnumerable<KeyValuePair<string, string>> pairs) => _pairs.AddRange(pairs);

    public IEnumerable<string> Names => _pairs.Select(pair => pair.Key).Distinct(StringComparer.Ordinal);

    public IReadOnlyList<string> All(string name) =>
        [.. _pairs.Where(pair => pair.Key == name).Select(pair => pair.Value)];

    /// <summary>The last value of a name: what Django's QueryDict gives.</summary>
    public string? Last(string name) => _pairs.LastOrDefault(pair => pair.Key == name).Value;

    public QueryParameters Without(string name) => new(_pairs.Where(pair => pair.Key != name));

    public QueryParameters With(string name, string value) => new(Without(name)._pairs.Append(new(name, value)));

    /// <summary>The parameters of some names, encoded.</summary>
    public string Only(params string[] names) => string.Join(
        '&',
        _pairs.Where(pair => names.Contains(pair.Key)).Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));

    /// <summary>Encodes the parameters sorted by name, as the paginator's links have them.</summary>
    public string ToSortedString() => string.Join(
        '&',
        _pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(Uri.EscapeDataString(text));
        return encoded.Replace("%20", "+").ToString();
    }
}
