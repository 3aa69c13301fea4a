using ApiGenerator.Description;
using ApiGenerator.Emission;
using ApiGenerator.Naming;
using ApiGenerator.Operations;
using ApiGenerator.Paths;
using ApiGenerator.Reading;
using ApiGenerator.Selection;
using ApiGenerator.Types;

namespace ApiGenerator;

/// <summary>Turns a description into files of C#.</summary>
internal sealed class Generation
{
    private const string ApiPart = "Api";
    private const string ModelsPart = "Models";

    // Members that generated types declare themselves: a type cannot be called as one of its members, nor as one that lies within it.
    private static readonly string[] ReservedTypes =
    [
        .. EnumFactory.GeneratedMembers, nameof(Equals), nameof(GetHashCode), nameof(ToString), "Read", "Write", "Properties", "ToContent", "AppendTo", "ToHeaders",
        ModelFactory.SeldomFields,
    ];

    private readonly GenerationSettings _settings;
    private readonly NameScope _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly NameScope _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Report _report = new();
    private readonly List<GeneratedFile> _files = [];

    private Generation(GenerationSettings settings) => _settings = settings;

    private string? _dateTimeFormat;

    private string Api => $"{_settings.Namespace}.{ApiPart}";

    private string Models => $"{_settings.Namespace}.{ModelsPart}";

    /// <summary>Why the client cannot have a name; null where it can.</summary>
    public static string? InTheWayOfClient(string client) =>
        client is ApiPart or ModelsPart ? "that is a namespace of the generated types, beside it"
        : PathNames.IsOfClient(client) ? "it has a member of that name"
        : null;

    /// <exception cref="DescriptionException">A pattern of the settings matches nothing.</exception>
    public static GenerationResult Run(DescriptionFile description, GenerationSettings settings)
    {
        var generation = new Generation(settings);
        generation.Run(new ApiDescription(description.Tree, generation._report, settings.Selection));
        return new GenerationResult(generation._files, generation._report.Lines);
    }

    private void Run(ApiDescription description)
    {
        _dateTimeFormat = description.Root["x-date-time-formats"].Text("write");
        var included = description.Methods.Select(method => (method.Verb, method.Path)).ToList();
        foreach (var pattern in _settings.Repeatable)
        {
            OperationSelection.ThrowIfVain(pattern, included);
        }

        if (_settings.Client is { } client)
        {
            _names.Reserve(client);
        }

        _names.Reserve(ReservedTypes);
        var resolver = new SchemaResolver(description, _report, _names);
        var tree = new PathTree(resolver, _report);
        var places = description.Methods.Select(method => (Method: method, Node: tree.Find(method))).ToList();
        new PathNames(_names).Name(tree.Root, _settings.Client, SharedPrefix.Of(description.All.Select(operation => operation.Path)));
        var planner = new OperationPlanner(resolver, description.References, _report, _names, _settings);
        places.ForEach(place => planner.Plan(place.Method, place.Node));
        foreach (var model in resolver.Models)
        {
            model.RelaxRequired();
        }

        foreach (var model in resolver.Models.Where(model => model.IsPatch && !model.IsOnlyPatch))
        {
            model.PatchName = _names.TakeUnlike(model.Properties.ConvertAll(property => property.Name), model.Name + "Patch");
        }

        EmitModels(resolver, planner);
        EmitBuilders(tree.Root);
    }

    private void EmitModels(SchemaResolver resolver, OperationPlanner planner)
    {
        foreach (var model in resolver.Models)
        {
            if (model.IsPatch)
            {
                Emit(Models, model.PatchName, file => new PatchEmitter(file, model).Write());
            }

            if (model.IsResponse || model.IsBody)
            {
                Emit(Models, model.Name, file => new ModelEmitter(file, model).Write());
            }
        }

        foreach (var definition in resolver.Enums)
        {
            Emit(Models, definition.Name, file => EnumEmitter.Write(file, definition));
        }

        foreach (var form in resolver.Forms)
        {
            Emit(Models, form.Name, file => new FormEmitter(file, form).Write());
        }

        foreach (var query in planner.Queries)
        {
            Emit(Models, query.Name, file => new QueryEmitter(file, query).Write());
        }
    }

    private void EmitBuilders(PathNode root)
    {
        if (_settings.Client is { } client)
        {
            Emit(_settings.Namespace, client, file => ClientEmitter.Write(file, client, _settings.ClientIsWhole, root, Api, Models));
            var operations = _names.Take((client.EndsWith("Client", StringComparison.Ordinal) ? client[..^"Client".Length] : client) + "Operations");
            Emit(Api, operations, file => OperationListEmitter.Write(file, operations, root));
        }

        var open = new Stack<PathNode>();
        if (_settings.Client is null || ClientEmitter.NeedsRoot(root))
        {
            open.Push(root);
        }
        else
        {
            root.Children.ForEach(open.Push);
        }

        while (open.TryPop(out var node))
        {
            Emit(Api, node.ClassName, file => new BuilderEmitter(file, node, Models).Write());
            node.Children.ForEach(open.Push);
        }
    }

    private void Emit(string ns, string name, Action<CSharpFile> write)
    {
        var file = new CSharpFile(ns, _names, _dateTimeFormat);
        write(file);
        var folder = ns == _settings.Namespace ? "" : ns[(_settings.Namespace.Length + 1)..] + "/";
        _files.Add(new GeneratedFile(_paths.Take(folder + FileNames.Short(name)) + ".cs", file.ToString()));
    }
}
