namespace ApiGenerator.Tests.Support;

/// <summary>The generator's command line, in the process.</summary>
internal static class Tool
{
    public static (int Status, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = CommandLine.RunAsync(args, output, error).GetAwaiter().GetResult();
        return (status, output.ToString(), error.ToString());
    }
}
