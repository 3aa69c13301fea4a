using System.Net.Http.Headers;

namespace Waldur.Client.Events.Tests;

/// <summary>A token that changes, as one that is read from a file does.</summary>
internal sealed class MutableCredential(string token) : Credential
{
    public string Token { get; set; } = token;

    public override ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", Token);
        return ValueTask.CompletedTask;
    }
}
