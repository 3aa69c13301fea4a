namespace Waldur.Client.Hosting;

/// <summary>A site agent of the container, under its name; the name is empty where there is only one.</summary>
internal sealed record SiteAgentRegistration(string Name)
{
    public string Title => Name.Length == 0 ? "The site agent" : $"The site agent '{Name}'";
}
