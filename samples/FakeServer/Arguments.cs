using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Waldur.Client.Samples;

internal sealed record Arguments(int Port)
{
    private const string Usage = "Usage: FakeServer [--port NUMBER], a port from 0 (any free one) to 65535.";

    public static bool TryParse(string[] args, [NotNullWhen(true)] out Arguments? arguments, [NotNullWhen(false)] out string? error)
    {
        arguments = null;
        error = null;
        if (args.Length == 0)
        {
            arguments = new Arguments(0);
        }
        else if (args is ["--port", var text]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= 65535)
        {
            arguments = new Arguments(port);
        }
        else
        {
            error = $"Not understood: {string.Join(' ', args)}. {Usage}";
        }

        return arguments is not null;
    }
}
