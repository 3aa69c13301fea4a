namespace Waldur.Client.Hosting.Tests;

/// <summary>Tests of the status with which the process would end, of which there is one only: they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TheExitStatus
{
    public const string Name = "the exit status";
}
