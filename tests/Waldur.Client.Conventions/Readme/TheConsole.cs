namespace Waldur.Client.Conventions.Readme;

/// <summary>Tests that read what is written to the console: nothing else may write to it meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TheConsole
{
    public const string Name = "the console";
}
