using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Waldur.Client.Hosting;

/// <summary>Where the paths of a configuration begin: the program's content root, whatever folder it was started in.</summary>
internal sealed class ContentRoot(IServiceProvider services)
{
    private readonly string _path = services.GetService<IHostEnvironment>()?.ContentRootPath is { Length: > 0 } path ? path : Directory.GetCurrentDirectory();

    public string Resolve(string path) => Path.GetFullPath(path.Trim(), Path.GetFullPath(_path));
}
