namespace ApiGenerator.Reading;

/// <summary>Reads files, with errors of one line.</summary>
internal static class TextFile
{
    /// <exception cref="DescriptionException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DescriptionException($"{path} cannot be read: {DescriptionFile.OneLine(exception.Message)}");
        }
    }
}
