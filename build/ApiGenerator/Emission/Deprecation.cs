using ApiGenerator.Types;

namespace ApiGenerator.Emission;

/// <summary>Marks what the description calls deprecated.</summary>
internal static class Deprecation
{
    /// <summary>Marks a property; C# has no mark for one that every caller must set.</summary>
    public static void Write(CSharpFile file, PropertyDefinition property, bool isRequired = false)
    {
        if (property.IsDeprecated && !isRequired)
        {
            file.Code.Line($"[{file["Obsolete"]}(\"The description calls this field deprecated.\")]");
        }
    }

    /// <summary>Lets a type that has deprecated members use them itself: they are still read and sent.</summary>
    public static void AllowUse(CSharpFile file, IEnumerable<PropertyDefinition> properties)
    {
        if (properties.Any(property => property.IsDeprecated))
        {
            file.Pragma = "#pragma warning disable CS0618 // Deprecated members are still read and sent.";
        }
    }
}
