namespace Waldur.Client.Core;

/// <summary>Checks what a user gives as a secret, without ever repeating it.</summary>
internal static class Secret
{
    private static readonly string[] SchemeWords = ["Token ", "Bearer ", "Basic "];

    public static string Check(string secret, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret, name);
        secret = secret.Trim();
        foreach (var word in SchemeWords)
        {
            if (secret.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"Give the token alone, without the word '{word.TrimEnd()}': the credential adds it.", name);
            }
        }

        foreach (var character in secret)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character) || character > '~')
            {
                throw new ArgumentException("The token holds white space or a character that no header can carry.", name);
            }
        }

        return secret;
    }
}
