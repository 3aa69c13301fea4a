using FsCheck;
using FsCheck.Fluent;

namespace Waldur.Client.Tests.Operations;

/// <summary>Texts made of what paths, queries and servers trip over.</summary>
internal static class NastyText
{
    private static readonly string[] Pieces =
    [
        "a", "1f", ".", "..", "...", "/", "\\", "%", "%2", "%2e", "%2E%2E", "%2f", "%5C", "%252e", "%25", "%00", "?", "#", "&", "=", "+", ";", ":", "@",
        " ", "\t", "\r\n", "\0", "\u007f", "\u0085", "\u2028", "\u202e", "\ufeff", "\uff0e", "\uff0f", "é", "e\u0301", "😀", "\ud83d", "\ude00", "~", "'", "\"", "<", "|", "[", "]", "*",
    ];

    private static readonly Arbitrary<string> Any = Arb.From(
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => string.Concat(pieces))));

    /// <summary>Checks a property for thousands of texts; a failure names its seed.</summary>
    public static void Check(Func<string, bool> property) =>
        Prop.ForAll(Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
}
