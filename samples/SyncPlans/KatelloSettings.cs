using System.Text.RegularExpressions;
using Waldur.Client.Katello;

namespace Waldur.Client.Samples;

/// <summary>Which Katello to use, and as whom. The password is kept out of every text.</summary>
internal sealed partial class KatelloSettings(string url, string user, string password)
{
    private const string All = "set KATELLO_URL, KATELLO_USER and KATELLO_PASSWORD, or none of them to use a fake server.";

    /// <summary>The organization's name; null where it goes without saying.</summary>
    public string? Organization { get; } = ServerSettings.Read("KATELLO_ORGANIZATION");

    /// <summary>Reads <c>KATELLO_URL</c>, <c>KATELLO_USER</c> and <c>KATELLO_PASSWORD</c>.</summary>
    /// <returns>Null where none is set: the sample then works on a fake server.</returns>
    /// <exception cref="SampleException">One of them is missing.</exception>
    public static KatelloSettings? FromEnvironment()
    {
        string[] names = ["KATELLO_URL", "KATELLO_USER", "KATELLO_PASSWORD"];
        var values = names.Select(ServerSettings.Read).ToArray();
        if (values is [{ } url, { } user, { } password])
        {
            return new KatelloSettings(url, user, password);
        }

        return Array.TrueForAll(values, value => value is null)
            ? null
            : throw new SampleException($"{names[Array.FindIndex(values, value => value is null)]} is not set: {All}");
    }

    /// <summary>Makes a client of the server.</summary>
    /// <exception cref="SampleException">The address is none, or the user cannot be one.</exception>
    public KatelloClient Connect(ClientOptions options)
    {
        var credential = Check("KATELLO_USER", () => new BasicCredential(user, password));
        return Check("KATELLO_URL", () => new KatelloClient(url, credential, options));
    }

    private static T Check<T>(string variable, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            throw new SampleException($"{variable}: {ParameterName().Replace(error.Message, "")}", error);
        }
    }

    // The framework adds the parameter's name to the message; the user of a program has no parameters.
    [GeneratedRegex(@" \(Parameter '\w+'\)$", RegexOptions.None, 1000)]
    private static partial Regex ParameterName();
}
