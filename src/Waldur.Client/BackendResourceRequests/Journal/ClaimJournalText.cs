using System.Globalization;
using System.Text;

namespace Waldur.Client;

/// <summary>A claim journal as text: a first line that says what it is, then a line for each claim.</summary>
internal static class ClaimJournalText
{
    private const string Header = "# claims of a Waldur site agent, version 1";
    private const string Confirmed = "claimed";
    private const string Intended = "claiming";

    public static string Format(IReadOnlyList<ClaimEntry> entries)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var entry in entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{entry.Request:N} {(entry.IsConfirmed ? Confirmed : Intended)}");
            text.Append(CultureInfo.InvariantCulture, $"{(entry.Offering is { } offering ? $" {offering:N}" : "")}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads a journal.</summary>
    /// <returns>The claims, and what is wrong with the text; null where nothing is.</returns>
    /// <exception cref="InvalidDataException">The text is something else.</exception>
    public static (IReadOnlyList<ClaimEntry> Entries, string? Damage) Parse(string text, string path)
    {
        if (string.IsNullOrWhiteSpace(text.Trim('\0')))
        {
            return ([], "it is empty, which a journal never is");
        }

        var entries = new Dictionary<Guid, ClaimEntry>();
        var torn = 0;
        var lines = text.Split('\n');
        foreach (var line in lines.Select(line => line.Trim('\r', '\0')).Where(line => line.Length > 0 && line != Header))
        {
            if (TryParse(line, out var entry))
            {
                entries[entry.Request] = entry;
            }
            else
            {
                torn++;
            }
        }

        if (entries.Count == 0 && torn > 0 && !Header.StartsWith(lines[0], StringComparison.Ordinal) && lines[0] != Header)
        {
            throw new InvalidDataException($"{path} is no claim journal: move the file away, or name another.");
        }

        return ([.. entries.Values], torn == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{torn} of its lines hold no claim"));
    }

    private static bool TryParseUuid(string text, out Guid uuid) => Guid.TryParse(text, out uuid) && uuid != Guid.Empty;

    private static bool TryParse(string line, out ClaimEntry entry)
    {
        entry = default;
        if (line.Split(' ') is not [var uuid, Confirmed or Intended, ..] parts || !TryParseUuid(uuid, out var request))
        {
            return false;
        }

        // Journals of earlier versions do not name the offering.
        entry = new ClaimEntry(request, parts[1] == Confirmed);
        if (parts.Length == 2)
        {
            return true;
        }

        entry = entry with { Offering = TryParseUuid(parts[2], out var offering) ? offering : null };
        return parts.Length == 3 && entry.Offering is not null;
    }
}
