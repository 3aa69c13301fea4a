using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Waldur.Client.Testing;

/// <summary>Checks the lengths, patterns and formats of texts.</summary>
internal sealed class TextValidator(ApiDescription description)
{
    private const string IsoTime = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    public void Check(string text, JsonObject schema, string what, List<string> problems)
    {
        var minimum = SchemaValidator.Number(schema["minLength"]);
        var maximum = SchemaValidator.Number(schema["maxLength"]);
        if (text.Length < minimum)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{what} is shorter than {minimum} characters"));
        }

        if (text.EnumerateRunes().Count() > maximum)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{what} is longer than {maximum} characters"));
        }

        if (ApiDescription.Text(schema["pattern"]) is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, Limit))
        {
            problems.Add($"{what} does not match {pattern}");
        }

        if (ApiDescription.Text(schema["format"] ?? schema["x-format"]) is { } format && !HasFormat(text, format))
        {
            problems.Add($"{what} is not a {format}");
        }
    }

    private bool HasFormat(string text, string format) => format switch
    {
        "uuid" => WireUuid.TryParse(text, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => IsTime(text),
        _ => true,
    };

    private bool IsTime(string text)
    {
        var hasOffset = description.WriteDateTime is not null || text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10;
        return (hasOffset && FitsAny(text, [description.WriteDateTime ?? IsoTime, .. description.ReadDateTimes.Where(IsPattern)]))
            || (HasIsoOffset(text) && description.ReadDateTimes.Any(form => !IsPattern(form)) && FitsAny(text, [IsoTime]));
    }

    private static bool FitsAny(string text, string[] patterns) =>
        DateTimeOffset.TryParseExact(text, patterns, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsPattern(string form) => form.StartsWith("yyyy", StringComparison.Ordinal);

    private static bool HasIsoOffset(string text) => text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10;
}
