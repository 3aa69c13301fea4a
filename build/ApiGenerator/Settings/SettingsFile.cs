using System.Text.Json.Nodes;
using ApiGenerator.Reading;

namespace ApiGenerator.Settings;

/// <summary>The settings file: JSON, with paths relative to the folder in which it stands.</summary>
internal static class SettingsFile
{
    public const string DefaultName = "waldur-generate.json";

    private static readonly string[] Texts = ["description", "tokenVariable", "tokenScheme", "output", "namespace", "client", "lock", "bundle"];
    private static readonly string[] Lists = ["include", "exclude", "repeatable"];

    /// <summary>Reads a file; its paths become relative to the current folder.</summary>
    /// <exception cref="DescriptionException">It cannot be read, or holds what is no setting.</exception>
    public static ToolSettings Load(string path)
    {
        var tree = JsonTree.Parse(TextFile.Read(path), path) as JsonObject ?? throw new DescriptionException($"{path} holds no JSON object of settings.");
        foreach (var (name, value) in tree)
        {
            Check(path, name, value);
        }

        return new ToolSettings
        {
            Description = Text("description") is { } description ? DescriptionSource.IsAddress(description) ? description : Full(description) : null,
            TokenVariable = Text("tokenVariable"),
            TokenScheme = Text("tokenScheme"),
            Output = Full(Text("output")),
            Namespace = Text("namespace"),
            Client = Text("client"),
            Include = List("include"),
            Exclude = List("exclude"),
            Repeatable = List("repeatable"),
            Lock = Full(Text("lock")),
            Bundle = Full(Text("bundle")),
        };

        string? Text(string name) => tree[name]?.GetValue<string>();
        IReadOnlyList<string>? List(string name) => tree[name] is JsonArray array ? [.. array.Select(item => item!.GetValue<string>())] : null;
        string? Full(string? other) => other is null ? null : Path.GetRelativePath(".", Path.Combine(Folder(path), other));
    }

    /// <summary>The text of a file that remembers settings.</summary>
    public static string Text(ToolSettings settings, string path)
    {
        var root = new JsonObject();
        Add("description", settings.Description is { } description && !DescriptionSource.IsAddress(description) ? Relative(description) : settings.Description);
        Add("tokenVariable", settings.TokenVariable);
        Add("tokenScheme", settings.TokenScheme);
        Add("output", Relative(settings.Output));
        Add("namespace", settings.Namespace);
        Add("client", settings.Client);
        AddList("include", settings.Include);
        AddList("exclude", settings.Exclude);
        AddList("repeatable", settings.Repeatable);
        Add("lock", Relative(settings.Lock));
        Add("bundle", Relative(settings.Bundle));
        return NormalisedJson.Text(root);

        string? Relative(string? other) => other is null ? null : Path.GetRelativePath(Folder(path), other).Replace('\\', '/');

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                root[name] = value;
            }
        }

        void AddList(string name, IReadOnlyList<string>? values)
        {
            if (values is { Count: > 0 })
            {
                root[name] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
            }
        }
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static void Check(string path, string name, JsonNode? value)
    {
        var isText = value is JsonValue text && text.TryGetValue<string>(out _);
        var isList = value is JsonArray array && array.All(item => item is JsonValue one && one.TryGetValue<string>(out _));
        var problem = Texts.Contains(name) ? isText ? null : $"the setting {name} is a text"
            : Lists.Contains(name) ? isList ? null : $"the setting {name} is a list of texts"
            : name == "$schema" ? null
            : $"{name} is no setting; there are {string.Join(", ", Texts.Concat(Lists))}";
        if (problem is not null)
        {
            throw new DescriptionException($"{path}: {problem}.");
        }
    }
}
