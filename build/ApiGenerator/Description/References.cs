using System.Globalization;
using System.Text.Json.Nodes;

namespace ApiGenerator.Description;

/// <summary>Follows <c>$ref</c> within the description.</summary>
internal sealed class References(JsonObject root, Report report)
{
    /// <summary>The place that a node stands for; a node without existence where its reference leads nowhere.</summary>
    public Node Resolve(Node node)
    {
        var at = node;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (at.IsObject && at["$ref"].IsText)
        {
            var reference = at.Text("$ref")!;
            if (!seen.Add(reference))
            {
                report.Add(node.Pointer, $"the reference {reference} leads back to itself");
                return new Node(null, node.Pointer);
            }

            at = Find(reference);
            if (!at.Exists)
            {
                report.Add(node.Pointer, $"the reference {reference} leads nowhere");
                return new Node(null, node.Pointer);
            }
        }

        return at;
    }

    private Node Find(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return default;
        }

        var at = new Node(root, "#");
        foreach (var part in reference[2..].Split('/'))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            at = at.Json is JsonArray array
                ? int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.Count
                    ? new Node(array[index], $"{at.Pointer}/{name}")
                    : default
                : at[name];
        }

        return at;
    }
}
