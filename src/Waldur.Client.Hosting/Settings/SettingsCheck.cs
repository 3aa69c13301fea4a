using Microsoft.Extensions.Options;

namespace Waldur.Client.Hosting;

/// <summary>Collects what is wrong with some settings, each problem with the key that it is about.</summary>
/// <param name="path">The section that the settings were read from; null where a program set them.</param>
/// <param name="type">The settings' type, which stands in for the section.</param>
internal sealed class SettingsCheck(string? path, Type type)
{
    private readonly List<string> _problems = [];

    /// <summary>How a setting is called where it was given.</summary>
    public string Key(string name) => path is null ? $"{type.Name}.{name}" : $"{path}:{name}";

    public void Add(string name, string problem) => _problems.Add($"{Key(name)} {problem}");

    public void AddRange(IEnumerable<string> problems) => _problems.AddRange(problems);

    /// <summary>Tries something that throws where a setting cannot be used.</summary>
    public void Try(string name, Action use)
    {
        try
        {
            use();
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException
            or System.Security.Cryptography.CryptographicException)
        {
            Add(name, $"cannot be used: {ErrorLine.From(error)}");
        }
    }

    public ValidateOptionsResult ToResult() => _problems.Count == 0
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(_problems.Distinct(StringComparer.Ordinal).Select(problem => problem.EndsWith('.') || problem.EndsWith('?') ? problem : problem + "."));
}
