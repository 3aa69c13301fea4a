using System.Security.Cryptography;
using System.Text;

namespace ApiGenerator.Naming;

/// <summary>Names of files: a type's name, cut short where it would be too long for a path.</summary>
internal static class FileNames
{
    private const int MaxLength = 100;

    public static string Short(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return $"{name[..(MaxLength - 9)]}-{hash[..8]}";
    }
}
