using System.Text.Json;

namespace Waldur.Client.Katello;

/// <summary>Members of JSON objects that the server wrote.</summary>
internal static class JsonMembers
{
    /// <summary>The value of a member; null where there is none, or where the value is no object.</summary>
    public static JsonElement? Find(JsonElement element, ReadOnlySpan<byte> name)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (IsNamed(member, name))
                {
                    return member.Value;
                }
            }
        }

        return null;
    }

    // Half a surrogate pair in a name is no fault to the parser, only to whoever asks for the name.
    private static bool IsNamed(JsonProperty member, ReadOnlySpan<byte> name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
