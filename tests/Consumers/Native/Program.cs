using Waldur.Client;

var endpoint = Environment.GetEnvironmentVariable("WALDUR_URL")!;
var token = Environment.GetEnvironmentVariable("WALDUR_TOKEN")!;
using var waldur = new WaldurClient(endpoint, Credential.FromToken(token));
await foreach (var resource in waldur.BackendResources.List())
{
    Console.WriteLine($"{resource.Uuid:N} {resource.BackendId} {resource.Name} {resource.ProjectName} {resource.Created:O}");
}
