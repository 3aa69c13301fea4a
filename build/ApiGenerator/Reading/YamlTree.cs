using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ApiGenerator.Reading;

/// <summary>Reads YAML text as the tree that the same JSON text gives.</summary>
internal sealed class YamlTree
{
    private const int MaxDepth = 256;

    // Aliases of aliases can make a small text as large as they like.
    private const int MaxNodes = 20_000_000;

    private readonly Parser _parser;
    private readonly string _name;
    private readonly Dictionary<string, JsonNode?> _anchors = new(StringComparer.Ordinal);
    private int _nodes;

    private YamlTree(string text, string name)
    {
        _parser = new Parser(new StringReader(text));
        _name = name;
    }

    public static JsonNode? Parse(string text, string name)
    {
        try
        {
            return new YamlTree(text, name).ReadDocument();
        }
        catch (YamlException exception)
        {
            throw new DescriptionException(
                $"{name} is no YAML: line {exception.Start.Line}, column {exception.Start.Column}: {DescriptionFile.OneLine(exception.Message)}");
        }
    }

    private JsonNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        return ReadNode(0);
    }

    private JsonNode? ReadNode(int depth)
    {
        if (depth > MaxDepth || ++_nodes > MaxNodes)
        {
            throw Refuse("it is nested too deeply or grows too large through its aliases", _parser.Current!);
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors.TryGetValue(alias.Value.Value, out var known)
                ? Copy(known, alias)
                : throw Refuse($"the alias *{alias.Value} has no anchor before it", alias);
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return Keep(scalar, YamlScalar.Read(scalar));
        }

        if (_parser.TryConsume<SequenceStart>(out var sequence))
        {
            return Keep(sequence, ReadSequence(depth));
        }

        return Keep(_parser.Current as MappingStart, ReadMapping(depth));
    }

    private JsonArray ReadSequence(int depth)
    {
        var array = new JsonArray();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            array.Add(ReadNode(depth + 1));
        }

        return array;
    }

    private JsonObject ReadMapping(int depth)
    {
        _parser.Consume<MappingStart>();
        var map = new JsonObject();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Current as Scalar ?? throw Refuse("a key is no text", _parser.Current!);
            _parser.MoveNext();
            if (!map.TryAdd(key.Value, ReadNode(depth + 1)))
            {
                throw Refuse($"the key {key.Value} stands twice in one mapping", key);
            }
        }

        return map;
    }

    private JsonNode? Keep(NodeEvent? source, JsonNode? node)
    {
        if (source is { Anchor.IsEmpty: false })
        {
            _anchors[source.Anchor.Value] = node?.DeepClone();
        }

        return node;
    }

    private JsonNode? Copy(JsonNode? node, ParsingEvent place)
    {
        _nodes += Count(node);
        return _nodes > MaxNodes ? throw Refuse("it grows too large through its aliases", place) : node?.DeepClone();
    }

    private static int Count(JsonNode? node) => node switch
    {
        JsonObject map => 1 + map.Sum(pair => Count(pair.Value)),
        JsonArray array => 1 + array.Sum(Count),
        _ => 1,
    };

    private DescriptionException Refuse(string reason, ParsingEvent place) =>
        new($"{_name} is no YAML that can be used: line {place.Start.Line}, column {place.Start.Column}: {reason}.");
}
