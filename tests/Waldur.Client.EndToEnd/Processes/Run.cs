namespace Waldur.Client.EndToEnd;

/// <summary>Runs a sample from its start to its end.</summary>
internal static class Run
{
    private static readonly Dictionary<string, string> NoVariables = [];

    public static Task<ProgramResult> ToEndAsync(string sample, WorkFolder folder, params string[] arguments) =>
        ToEndAsync(sample, folder, NoVariables, arguments);

    public static async Task<ProgramResult> ToEndAsync(
        string sample,
        WorkFolder folder,
        IReadOnlyDictionary<string, string> variables,
        params string[] arguments)
    {
        await using var program = RunningProgram.Start(sample, folder.Path, variables, arguments);
        return await program.WaitForEndAsync();
    }
}
