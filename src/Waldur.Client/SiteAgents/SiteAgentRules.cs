using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What is checked of the texts by which an agent shows itself, before they are sent.</summary>
internal static class SiteAgentRules
{
    public static void ThrowIfBroken(AgentIdentityCreate identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        Uuids.ThrowIfEmpty(identity.Offering, nameof(identity));
        ThrowIfNameBroken(identity.Name, nameof(identity));
    }

    public static void ThrowIfBroken(AgentIdentityUpdate identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        Uuids.ThrowIfEmpty(identity.Offering, nameof(identity));
        ThrowIfNameBroken(identity.Name, nameof(identity));
    }

    public static void ThrowIfBroken(AgentServiceCreate service)
    {
        ArgumentNullException.ThrowIfNull(service);
        ThrowIfNameBroken(service.Name, nameof(service));
    }

    public static void ThrowIfBroken(AgentProcessorCreate processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        ThrowIfNameBroken(processor.Name, nameof(processor));
        if (FieldRules.FindProblem(processor.BackendType, FieldRules.MaxTextLength) is { } problem)
        {
            BrokenRules.ThrowIfAny([$"backend_type {problem}"], nameof(processor));
        }
    }

    private static void ThrowIfNameBroken(string name, string argument)
    {
        if (FieldRules.FindProblem(name, FieldRules.MaxTextLength) is { } problem)
        {
            BrokenRules.ThrowIfAny([$"name {problem}"], argument);
        }
    }
}
