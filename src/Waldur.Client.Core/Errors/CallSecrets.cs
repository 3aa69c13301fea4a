using System.Net.Http.Headers;
using System.Text;

namespace Waldur.Client.Core;

/// <summary>Collects what a server must not repeat: the credential's secret and those of the request.</summary>
internal static class CallSecrets
{
    private static readonly string[] SecretWords =
    [
        "token", "password", "passwd", "secret", "authorization", "credential", "cookie", "session",
        "apikey", "api-key", "api_key", "privatekey", "private-key", "private_key",
    ];

    // A name is only a guess: a short value may be an ordinary word.
    private const int MinGuessed = 8;

    /// <summary>The secrets of a call that failed.</summary>
    /// <param name="request">The request; its operation says which members of the body are secret.</param>
    /// <param name="credential">The credential.</param>
    /// <param name="sent">The headers of the last attempt; null where none was made.</param>
    public static SecretMask MaskOf(ApiRequest request, Credential credential, HttpRequestHeaders? sent)
    {
        var secrets = new List<string?>();
        secrets.AddRange(credential.Secrets);
        foreach (var header in sent?.NonValidated ?? default)
        {
            if (string.Equals(header.Key, "Authorization", StringComparison.OrdinalIgnoreCase))
            {
                AddAuthorization(secrets, header.Value.ToString());
            }
            else if (NamesSecret(header.Key))
            {
                secrets.Add(header.Value.ToString() is { Length: >= MinGuessed } value ? value : null);
            }
        }

        request.Content?.CollectSecrets(request.Operation.SecretMembers.Contains, secrets.Add);
        request.Content?.CollectSecrets(NamesSecret, text => secrets.Add(text.Length < MinGuessed ? null : text));
        return new SecretMask(secrets);
    }

    /// <summary>A user name with its password as HTTP Basic sends them, and all that must not be repeated of it.</summary>
    public static IEnumerable<string> OfBasic(string base64)
    {
        yield return base64;
        var bytes = new byte[base64.Length];
        if (Convert.TryFromBase64String(base64, bytes, out var length))
        {
            var pair = Encoding.UTF8.GetString(bytes, 0, length);
            yield return pair;
            yield return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
        }
    }

    /// <summary>Whether a name says that its value is secret.</summary>
    public static bool NamesSecret(string name) => Array.Exists(SecretWords, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static void AddAuthorization(List<string?> secrets, string header)
    {
        var value = header[(header.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        secrets.Add(value);
        if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            secrets.AddRange(OfBasic(value));
        }
    }
}
