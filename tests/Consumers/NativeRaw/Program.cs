using System.Net.Http.Json;
using NativeRaw;

var endpoint = Environment.GetEnvironmentVariable("WALDUR_URL")!;
var token = Environment.GetEnvironmentVariable("WALDUR_TOKEN")!;
using var client = new HttpClient { BaseAddress = new Uri(endpoint) };
client.DefaultRequestHeaders.Authorization = new("Token", token);
for (var page = 1; ; page++)
{
    using var response = await client.GetAsync($"api/backend-resources/?page={page}&page_size=100", HttpCompletionOption.ResponseHeadersRead);
    response.EnsureSuccessStatusCode();
    var rows = await response.Content.ReadFromJsonAsync(RawJson.Default.ListRawResource);
    foreach (var resource in rows!)
    {
        Console.WriteLine($"{resource.Uuid:N} {resource.BackendId} {resource.Name} {resource.ProjectName} {resource.Created:O}");
    }

    if (rows.Count < 100)
    {
        return;
    }
}
