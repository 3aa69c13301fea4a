using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>
/// Whether two JSON values are the same. Written out, since what the framework has differs: on .NET 8 numbers are the same only
/// where their text is, and a member that is null passes for one of another name.
/// </summary>
internal static class JsonEquality
{
    /// <summary>Compares values whatever the order of members.</summary>
    /// <exception cref="ArgumentException">An object has two members of one name.</exception>
    /// <exception cref="InvalidOperationException">A text is no Unicode.</exception>
    public static bool AreEqual(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && one.ValueKind switch
    {
        JsonValueKind.Object => HaveEqualMembers(one, other),
        JsonValueKind.Array => HaveEqualItems(one, other),
        JsonValueKind.String => one.ValueEquals(other.GetString()),
        JsonValueKind.Number => JsonNumber.AreEqual(one.GetRawText(), other.GetRawText()),
        _ => true,
    };

    private static bool HaveEqualMembers(JsonElement one, JsonElement other)
    {
        var left = one.EnumerateObject().ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);
        var right = other.EnumerateObject().ToDictionary(static member => member.Name, static member => member.Value, StringComparer.Ordinal);
        return left.Count == right.Count && left.All(member => right.TryGetValue(member.Key, out var value) && AreEqual(member.Value, value));
    }

    private static bool HaveEqualItems(JsonElement one, JsonElement other) =>
        one.GetArrayLength() == other.GetArrayLength()
        && one.EnumerateArray().Zip(other.EnumerateArray()).All(static pair => AreEqual(pair.First, pair.Second));
}
