using Microsoft.Extensions.Configuration;

namespace Waldur.Client.Hosting;

/// <summary>
/// Reads the settings of a section by their names, without reflection. What cannot be read, and what is no setting, is kept as
/// problems that name the key; a value that is empty counts as not given.
/// </summary>
internal sealed class SettingsReader(IConfigurationSection section)
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Text(string name, Action<string> set) => Read(name, "a text", text => (true, text), set);

    public void Flag(string name, Action<bool> set) => Read(name, "true or false", text => (bool.TryParse(text, out var value), value), set);

    public void Choice<T>(string name, Action<T> set)
        where T : struct, Enum =>
        Read(name, string.Join(" or ", Enum.GetNames<T>()), text => (Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value), value), set);

    public void Integer(string name, Action<int> set) => Read(name, "a whole number", SettingText.Integer, set);

    public void Size(string name, Action<long> set) => Read(name, "a whole number of bytes", SettingText.Size, set);

    public void Uuid(string name, Action<Guid> set) =>
        Read(name, "a uuid", text => (Guid.TryParse(text, out var value) && value != Guid.Empty, value), set);

    public void Duration(string name, Action<TimeSpan> set) =>
        Read(name, "a time such as 00:01:30 for a minute and a half", SettingText.Duration, set);

    /// <summary>Reads one uuid, several with commas between them, or an array.</summary>
    public void Uuids(string name, Action<IReadOnlyList<Guid>> set)
    {
        var child = Child(name);
        if (child.GetChildren().Any())
        {
            ReadItems(child, set);
            return;
        }

        Read(name, "a uuid, or several with commas between them", SettingText.Uuids, set);
    }

    /// <summary>Reads a section of names with a text each; an empty text takes away what an earlier source of the configuration gave.</summary>
    public void Pairs(string name, Action<string, string> set)
    {
        var child = Child(name);
        if (!string.IsNullOrWhiteSpace(child.Value))
        {
            _problems.Add($"{child.Path} must be an object with a text for each name");
        }

        foreach (var pair in child.GetChildren())
        {
            if (pair.GetChildren().Any())
            {
                _problems.Add($"{pair.Path} must be a text, and is an object or an array");
            }
            else if (!string.IsNullOrWhiteSpace(pair.Value))
            {
                set(pair.Key, pair.Value);
            }
        }
    }

    /// <summary>Leaves a section of this one to another reader.</summary>
    public void Skip(string name) => _known.Add(name);

    /// <summary>Notes every key that is no setting: a misspelt one would be lost without a word.</summary>
    public void End()
    {
        if (!string.IsNullOrWhiteSpace(section.Value))
        {
            _problems.Add($"{section.Path} must be an object with settings");
        }

        foreach (var child in section.GetChildren().Where(child => !_known.Contains(child.Key)))
        {
            _problems.Add(NearestName.Find(child.Key, _known) is { } name
                ? $"{child.Path} is no setting: did you mean {name}?"
                : $"{child.Path} is no setting: there are {string.Join(", ", _known.Order(StringComparer.Ordinal))}");
        }
    }

    private void ReadItems(IConfigurationSection list, Action<IReadOnlyList<Guid>> set)
    {
        // Two sources of a configuration may each say it in their own way; neither is dropped without a word.
        if (!string.IsNullOrWhiteSpace(list.Value))
        {
            _problems.Add($"{list.Path} is given both as a list and as a text: leave one of them out");
        }

        var uuids = new List<Guid>();
        foreach (var item in list.GetChildren())
        {
            if (item.GetChildren().Any())
            {
                _problems.Add($"{item.Path} must be a uuid, and is an object or an array");
            }
            else if (!string.IsNullOrWhiteSpace(item.Value))
            {
                var (isValid, read) = SettingText.Uuids(item.Value);
                uuids.AddRange(read);
                if (!isValid)
                {
                    _problems.Add($"{item.Path} is no uuid");
                }
            }
        }

        set(uuids);
    }

    private IConfigurationSection Child(string name)
    {
        _known.Add(name);
        return section.GetSection(name);
    }

    private void Read<T>(string name, string expected, Func<string, (bool IsValid, T Value)> parse, Action<T> set)
    {
        var child = Child(name);
        if (child.GetChildren().Any())
        {
            _problems.Add($"{child.Path} must be {expected}, and is an object or an array");
        }
        else if (!string.IsNullOrWhiteSpace(child.Value))
        {
            var (isValid, value) = parse(child.Value);
            if (isValid)
            {
                set(value);
            }
            else
            {
                // The value is not repeated: whatever was put into the wrong place may be a secret.
                _problems.Add($"{child.Path} must be {expected}");
            }
        }
    }
}
