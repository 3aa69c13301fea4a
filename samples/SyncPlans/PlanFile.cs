using System.Text.Json;
using Waldur.Client.Katello;

namespace Waldur.Client.Samples;

/// <summary>The plans that a JSON file asks for: an array of objects, in the words that the server uses itself.</summary>
internal sealed class PlanFile
{
    private PlanFile(string path, IReadOnlyList<DesiredSyncPlan> plans)
    {
        Path = path;
        Plans = plans;
    }

    public string Path { get; }

    /// <summary>The plans, at least one, each name once.</summary>
    public IReadOnlyList<DesiredSyncPlan> Plans { get; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="SampleException">The file cannot be read, or a plan is wrong; the message says where.</exception>
    public static async Task<PlanFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(path);
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
            return new PlanFile(path, AllOf(document.RootElement));
        }
        catch (FormatException error)
        {
            throw Problem(path, error.Message, error);
        }
        catch (JsonException error)
        {
            throw Problem(path, $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1} is no JSON", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Problem(path, "there is no such file", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Problem(path, $"it cannot be read: {error.Message.TrimEnd('.')}", error);
        }
    }

    /// <summary>What to throw for a plan that the server would refuse.</summary>
    public SampleException Refused(DesiredSyncPlan plan, Exception error) =>
        Problem(Path, $"plan '{plan.Name}': {TextOf(error).TrimEnd('.')}", error);

    private static List<DesiredSyncPlan> AllOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0)
        {
            throw new FormatException("it must hold an array of plans");
        }

        var plans = root.EnumerateArray().Select((plan, index) => new PlanElement(plan, index + 1).Read()).ToList();
        var twice = plans.GroupBy(plan => plan.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? plans : throw new FormatException($"the name '{twice.Key}' occurs {twice.Count()} times");
    }

    // The framework adds the parameter's name to the message; the user of a program has no parameters.
    private static string TextOf(Exception error) => error is ArgumentException { ParamName: { } name }
        ? error.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
        : error.Message;

    private static SampleException Problem(string path, string what, Exception error) => new($"Plans {path}: {what}.", error);
}
