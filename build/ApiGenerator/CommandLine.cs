using System.CommandLine;
using ApiGenerator.Commands;
using ApiGenerator.Reading;

namespace ApiGenerator;

/// <summary>The command line.</summary>
internal static class CommandLine
{
    private const string Description = """
        Generates a C# client from the OpenAPI description of a Waldur or Katello server.

        The client shares the credential, connections, options and errors of a WaldurClient or KatelloClient:
          new OrdersClient(waldur)

        Examples:
          waldur-generate waldur.yaml --include 'GET /api/marketplace-orders/**' --client OrdersClient --namespace My.Orders --output Generated --save
          waldur-generate https://waldur.example.com --token-variable WALDUR_TOKEN --client OrdersClient --namespace My.Orders --output Generated
          waldur-generate              does again what waldur-generate.json remembers (written by --save)
          waldur-generate --check      writes nothing; status 1, and the names of the files that differ
          waldur-generate compare old.json new.json --include '/api/marketplace-orders/**'
        """;

    public static Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(Description);
        new GenerateCommand(output, error).AddTo(root);
        root.Add(new CompareCommand(output, error).Create());
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
    }

    /// <summary>Runs a command; what the user must mend becomes one line, and a status of its own.</summary>
    public static async Task<int> GuardAsync(TextWriter error, Func<Task<int>> run, int statusOfErrors = 1)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (exception is DescriptionException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(DescriptionFile.OneLine(exception.Message));
            return statusOfErrors;
        }
    }
}
