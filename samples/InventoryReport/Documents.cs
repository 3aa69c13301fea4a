namespace Waldur.Client.Samples;

/// <summary>Reads what the user gave, and says clearly what cannot be used.</summary>
internal static class Documents
{
    /// <summary>Reads a stored comparison or import plan.</summary>
    /// <exception cref="SampleException">The file cannot be read, or is none.</exception>
    public static T Read<T>(string file, Func<string, T> parse)
    {
        try
        {
            return parse(File.ReadAllText(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new SampleException($"{file}: {error.Message}", error);
        }
    }

    /// <summary>Does what reads the inventory.</summary>
    /// <exception cref="SampleException">The inventory cannot be read.</exception>
    public static async Task<T> ReadingAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (InventoryException error)
        {
            throw new SampleException(error.Message, error);
        }
    }
}
