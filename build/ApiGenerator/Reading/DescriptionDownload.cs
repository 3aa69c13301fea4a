using System.Net;
using System.Text;

namespace ApiGenerator.Reading;

/// <summary>Fetches a description from a server: bounded in time and size, to that host alone, and with errors that say what to do.</summary>
internal static class DescriptionDownload
{
    private const string SchemaPath = "api/schema/?format=json";
    private const int MaxBytes = 128 * 1024 * 1024;
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(3);

    public static async Task<DescriptionFile> LoadAsync(DescriptionSource source, CancellationToken cancellationToken)
    {
        var address = Address(source.Place);
        var authorization = source.Authorization();
        if (authorization is not null && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            throw new DescriptionException($"{address.Host} is asked for over http, which would show the credential to everybody on the way: use https.");
        }

        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All };
        using var client = new HttpClient(handler) { Timeout = MaxTime, MaxResponseContentBufferSize = MaxBytes };
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.oai.openapi+json, application/json, application/vnd.oai.openapi, */*;q=0.5");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return DescriptionFile.Parse(await FetchAsync(client, request, source, cancellationToken), Shown(address));
    }

    /// <summary>The address of the description: what was given, or where Waldur serves it if that names no more than the server.</summary>
    internal static Uri Address(string place)
    {
        if (!Uri.TryCreate(place, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            throw new DescriptionException($"{place} is no address.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new DescriptionException("The address holds a user name or password: name an environment variable with the credential by --token-variable.");
        }

        var path = address.AbsolutePath.TrimEnd('/');
        return address.Query.Length > 0 || !(path.Length == 0 || path == "/api") ? address : new Uri(new Uri(address, "/"), SchemaPath);
    }

    private static async Task<string> FetchAsync(HttpClient client, HttpRequestMessage request, DescriptionSource source, CancellationToken cancellationToken)
    {
        var shown = Shown(request.RequestUri!);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            if (Problem(response, source) is { } problem)
            {
                throw new DescriptionException($"{shown}: {problem}");
            }

            // A description is UTF-8, whatever a header says.
            return Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)).TrimStart('\uFEFF');
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new DescriptionException($"{shown}: the response is longer than {MaxBytes / 1024 / 1024} MB, which no description is.");
        }
        catch (HttpRequestException error)
        {
            throw new DescriptionException($"{shown} cannot be reached: {DescriptionFile.OneLine((error.InnerException ?? error).Message)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DescriptionException($"{shown} did not respond within {MaxTime.TotalMinutes:0} minutes.");
        }
    }

    private static string? Problem(HttpResponseMessage response, DescriptionSource source) => (int)response.StatusCode switch
    {
        >= 200 and < 300 when response.Content.Headers.ContentType?.MediaType == "text/html" =>
            "the server sent a page in place of a description; give the address of the description itself, such as https://waldur.example.com/api/schema/?format=json.",
        >= 200 and < 300 => null,
        401 or 403 when source.TokenVariable is null =>
            $"the server wants a credential (status {(int)response.StatusCode}): put it into an environment variable and name that by --token-variable.",
        401 or 403 => $"the server refuses the credential in {source.TokenVariable} (status {(int)response.StatusCode}); --token-scheme says what stands before it ({source.TokenScheme}).",
        >= 300 and < 400 when response.Headers.Location is { } target =>
            $"the server redirects to {Shown(new Uri(response.RequestMessage!.RequestUri!, target))}, which is not followed: give that address if it is the right one.",
        404 => "there is no description (status 404); give its own address.",
        var status => $"the server responded with status {status}.",
    };

    // Without a query, which may hold a secret.
    private static string Shown(Uri address) => address.GetLeftPart(UriPartial.Path);
}
