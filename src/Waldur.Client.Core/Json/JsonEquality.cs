using System.Text.Json;

namespace Waldur.Client.Core;

/// <summary>
/// Whether two JSON values are the same. Written out, since what the framework has differs: on .NET 8 numbers are the same only
/// where their text is, and a member that is null passes for one of another name.
/// </summary>
internal static class JsonEquality
{
    /// <summary>Compares values whatever the order of members.</summary>
    /// <exception cref="ArgumentException">The first has two members of one name; where the second has, they differ.</exception>
    /// <exception cref="InvalidOperationException">A text is no Unicode.</exception>
    public static bool AreEqual(JsonElement one, JsonElement other) => one.ValueKind == other.ValueKind && one.ValueKind switch
    {
        JsonValueKind.Object => HaveEqualMembers(one, other),
        JsonValueKind.Array => HaveEqualItems(one, other),
        JsonValueKind.String => one.ValueEquals(other.GetString()),
        JsonValueKind.Number => JsonNumber.AreEqual(one.GetRawText(), other.GetRawText()),
        _ => true,
    };

    // Loops and one dictionary: each generic method of LINQ over these structures would be a part of every native program.
    private static bool HaveEqualMembers(JsonElement one, JsonElement other)
    {
        var left = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in one.EnumerateObject())
        {
            left.Add(member.Name, member.Value);
        }

        foreach (var member in other.EnumerateObject())
        {
            if (!left.Remove(member.Name, out var value) || !AreEqual(value, member.Value))
            {
                return false;
            }
        }

        return left.Count == 0;
    }

    private static bool HaveEqualItems(JsonElement one, JsonElement other)
    {
        if (one.GetArrayLength() != other.GetArrayLength())
        {
            return false;
        }

        using var items = other.EnumerateArray();
        foreach (var item in one.EnumerateArray())
        {
            items.MoveNext();
            if (!AreEqual(item, items.Current))
            {
                return false;
            }
        }

        return true;
    }
}
