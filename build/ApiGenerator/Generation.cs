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
    private readonly GenerationSettings _settings;
    private readonly NameScope _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly NameScope _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Report _report = new();
    private readonly List<GeneratedFile> _files = [];

    private Generation(GenerationSettings settings) => _settings = settings;

    private string? _dateTimeFormat;

    private string Api => _settings.Namespace + ".Api";

    private string Models => _settings.Namespace + ".Models";

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

        var resolver = new SchemaResolver(description, _report, _names);
        var tree = new PathTree(resolver, _report);
        var places = description.Methods.Select(method => (Method: method, Node: tree.Find(method))).ToList();
        new PathNames(_names).Name(tree.Root, _settings.Client is null ? null : "RootRequestBuilder", SharedPrefix.Of(description.All.Select(operation => operation.Path)));
        var planner = new OperationPlanner(resolver, description.References, _report, _names, _settings);
        places.ForEach(place => planner.Plan(place.Method, place.Node));
        foreach (var model in resolver.Models.Where(model => model.IsPatch && !model.IsOnlyPatch))
        {
            model.PatchName = _names.Take(model.Name + "Patch");
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
