using MessageComposer.Content;
using MessageComposer.Content.Definitions;
using MessageComposer.Messages;

namespace MessageComposer.Generation;

/// <summary>Turns a wish for copy into one job per cell. What a request leaves open is filled with the scenario's live cells.</summary>
public sealed class CellPlanner(TimeProvider time)
{
    /// <summary>Most jobs of one request over the wire.</summary>
    public const int MostJobs = 500;

    public const int MostVariants = 8;

    /// <summary>Its registered templates are filled, never written.</summary>
    private const string RegisteredChannel = "zalo-template";

    /// <param name="mostJobs">A request for more cells is a mistake.</param>
    public CellPlan Plan(ContentSnapshot content, GenerateRequest request, int mostJobs = MostJobs)
    {
        Faults faults = new();
        if (!content.Scenarios.TryGetValue(request.Scenario, out ScenarioContent? scenario))
        {
            faults.Add("scenario", "is not a scenario");
            return new CellPlan([], faults.ByPath);
        }

        ScenarioDefinition definition = scenario.Definition;
        string[] writable = [.. definition.Channels.Where(channel => channel != RegisteredChannel)];
        string[] segments = [.. content.Segments.Select(segment => segment.Definition.Id)];
        string[] motives = [.. content.Motives.Select(motive => motive.Definition.Id)];
        string locale = request.Locale ?? definition.Locales[0];
        if (!definition.Locales.Contains(locale, StringComparer.Ordinal)) faults.Add("locale", "is not a locale of the scenario");
        if (request.Count is < 1 or > MostVariants) faults.Add("count", $"must be from 1 to {MostVariants}");

        IReadOnlyList<string> channels = Chosen(faults, "channels", request.Channels, writable, writable);
        IReadOnlyList<string> angles = Chosen(faults, "angles", request.Angles, [.. definition.Angles.Select(angle => angle.Id)], []);
        IReadOnlyList<string> chosenSegments = Chosen(faults, "segments", request.Segments, segments, definition.Cells.Segments);
        IReadOnlyList<string> chosenMotives = Chosen(faults, "motives", request.Motives, motives, definition.Cells.Motives);
        _ = Chosen(faults, "conditions", request.Conditions, [.. content.Conditions.Keys], []);
        string? version = VersionOf(scenario, request, faults);
        IReadOnlyList<Subject> subjects = SubjectsOf(definition, request, faults);

        long cells = (long)channels.Count * angles.Count * chosenSegments.Count * chosenMotives.Count * subjects.Count;
        if (cells > mostJobs) faults.Add("$", $"asks for {cells} cells; {mostJobs} at most");
        if (faults.ByPath.Count > 0) return new CellPlan([], faults.ByPath);
        return new CellPlan(
            [
                .. from channel in channels
                   from angle in angles
                   from segment in chosenSegments
                   from motive in chosenMotives
                   from subject in subjects
                   select JobFor(new Cell(request.Scenario, angle, segment, motive, channel, locale, subject.Id), version!, request, subject, content),
            ],
            faults.ByPath);
    }

    private readonly record struct Subject(string Id, WantedProduct? Wanted);

    private static IReadOnlyList<Subject> SubjectsOf(ScenarioDefinition scenario, GenerateRequest request, Faults faults)
    {
        switch (scenario.Grain)
        {
            case Grain.Product:
                if (request.Products.Count == 0) faults.Add("products", "this scenario writes about products: name at least one");
                for (int i = 0; i < request.Products.Count; i++)
                    if (request.Products[i].Product.Id is null) faults.Add($"products[{i}].id", "is missing");
                return [.. request.Products.Where(wanted => wanted.Product.Id is not null).DistinctBy(wanted => wanted.Product.Id).Select(wanted => new Subject(wanted.Product.Id!, wanted))];
            case Grain.Category when request.Products.Count > 0:
                for (int i = 0; i < request.Products.Count; i++)
                    if (request.Products[i].Product.Category is null) faults.Add($"products[{i}].category", "is missing");
                // A category without cells of its own is served from those without a subject: copy under its name would never be found.
                return
                [
                    .. request.Products.Select(wanted => wanted.Product.Category).OfType<string>()
                        .Select(category => scenario.Cells.Subjects.Contains(category, StringComparer.Ordinal) ? category : Cell.NoSubject)
                        .Distinct(StringComparer.Ordinal).Select(subject => new Subject(subject, null)),
                ];
            case Grain.Category:
                return [new Subject(Cell.NoSubject, null), .. scenario.Cells.Subjects.Where(subject => subject != Cell.NoSubject).Select(subject => new Subject(subject, null))];
            case Grain.None:
                return [new Subject(Cell.NoSubject, null)];
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>What is asked for, each checked; where nothing is, the live ones; where all are live, all.</summary>
    private static IReadOnlyList<string> Chosen(Faults faults, string path, IReadOnlyList<string> asked, IReadOnlyList<string> known, IReadOnlyList<string> live)
    {
        if (asked.Count == 0) return live.Count > 0 ? live : known;
        for (int i = 0; i < asked.Count; i++)
            if (!known.Contains(asked[i], StringComparer.Ordinal)) faults.Add($"{path}[{i}]", "is not known here");
        return [.. asked.Distinct(StringComparer.Ordinal)];
    }

    private static string? VersionOf(ScenarioContent scenario, GenerateRequest request, Faults faults)
    {
        string? version = request.PromptVersion ?? scenario.Definition.Versions.OrderByDescending(candidate => candidate.Weight).FirstOrDefault()?.Id;
        if (version is null || !scenario.Prompts.ContainsKey(version))
            faults.Add("prompt_version", request.PromptVersion is null ? "the scenario has no prompt version" : "is not a prompt version of the scenario");
        return version;
    }

    private GenerationJob JobFor(Cell cell, string version, GenerateRequest request, Subject subject, ContentSnapshot content)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new GenerationJob
        {
            Id = Guid.CreateVersion7(now),
            Cell = cell,
            PromptVersion = version,
            Count = request.Count,
            Conditions = subject.Wanted is { } wanted && request.Conditions.Count == 0 ? ProductConditions.Of(wanted.Product, cell, content) : request.Conditions,
            ProductJson = subject.Wanted?.Json,
            StoreName = request.StoreName,
            Caller = request.Caller,
            State = JobState.Queued,
            CreatedAt = now,
        };
    }

    private sealed class Faults
    {
        public SortedDictionary<string, IReadOnlyList<string>> ByPath { get; } = new(StringComparer.Ordinal);

        public void Add(string path, string message) =>
            ByPath[path] = ByPath.TryGetValue(path, out IReadOnlyList<string>? messages) ? [.. messages, message] : [message];
    }
}
