using System.Security.Cryptography;
using System.Text;

namespace ApiGenerator.Naming;

/// <summary>Names of files: a type's name, cut short where it would be too long for a path.</summary>
internal static class FileNames
{
    private const int MaxLength = 80;
    private const string Builder = "RequestBuilder";

    public static string Short(string typeName)
    {
        var name = typeName.EndsWith(Builder, StringComparison.Ordinal) && typeName.Length > Builder.Length
            ? typeName[..^Builder.Length]
            : typeName;
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return $"{name[..(MaxLength - 9)]}-{hash[..8]}";
    }
}
