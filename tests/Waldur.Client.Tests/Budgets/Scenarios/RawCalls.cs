using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Waldur.Client.Budgets;

/// <summary>The calls as a careful program makes them without the SDK: streamed, with source-generated serialisation.</summary>
internal sealed class RawCalls : IDisposable
{
    private static readonly JsonElement Metadata = JsonElement.Parse(Rows.Metadata);
    private readonly HttpClient _client;

    public RawCalls(HttpMessageHandler server)
    {
        _client = new HttpClient(server) { BaseAddress = new Uri(Rows.Endpoint) };
        _client.DefaultRequestHeaders.Add("Authorization", "Token " + Rows.Token);
        _client.DefaultRequestHeaders.Add("Accept", "application/json");
        _client.DefaultRequestHeaders.Add("Accept-Language", "en");
        _client.DefaultRequestHeaders.Add("User-Agent", "agent/1.0");
    }

    public async Task<(List<RawBackendResource> Rows, int Total)> ListAsync(int page, int size)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"api/backend-resources/?page={page}&page_size={size}");
        using var response = await _client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var rows = await response.Content.ReadFromJsonAsync(RawJsonContext.Default.ListRawBackendResource).ConfigureAwait(false);
        return (rows!, int.Parse(response.Headers.GetValues("X-Result-Count").First(), CultureInfo.InvariantCulture));
    }

    public async Task<(List<RawResource> Rows, int Total)> ListWideAsync()
    {
        using var response = await _client
            .GetAsync("api/marketplace-resources/?page=1&page_size=100", HttpCompletionOption.ResponseHeadersRead)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var rows = await response.Content.ReadFromJsonAsync(RawJsonContext.Default.ListRawResource).ConfigureAwait(false);
        return (rows!, int.Parse(response.Headers.GetValues("X-Result-Count").First(), CultureInfo.InvariantCulture));
    }

    public async Task<RawBackendResource> GetAsync(Guid uuid) =>
        (await _client.GetFromJsonAsync($"api/backend-resources/{uuid:N}/", RawJsonContext.Default.RawBackendResource).ConfigureAwait(false))!;

    public async Task<RawBackendResource> CreateAsync(Guid offering, Guid project)
    {
        var body = new RawBackendResourceCreate
        {
            Name = Rows.Name,
            Project = project,
            Offering = offering,
            BackendId = Rows.BackendId,
            BackendMetadata = Metadata,
        };
        using var response = await _client
            .PostAsJsonAsync("api/backend-resources/", body, RawJsonContext.Default.RawBackendResourceCreate)
            .ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(RawJsonContext.Default.RawBackendResource).ConfigureAwait(false))!;
    }

    public void Dispose() => _client.Dispose();
}
