using System.Text.RegularExpressions;

namespace Waldur.Client.Hosting;

/// <summary>The first line of an error, without the parameter's name that the framework adds: a configuration has no parameters.</summary>
internal static partial class ErrorLine
{
    public static string From(Exception error) => Parameter().Replace(error.Message.Split('\n', 2)[0].TrimEnd(), "");

    [GeneratedRegex(@" \(Parameter '\w+'\)$", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
