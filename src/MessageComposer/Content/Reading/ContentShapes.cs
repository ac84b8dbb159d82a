using MessageComposer.Content.Yaml;

namespace MessageComposer.Content.Reading;

/// <summary>Every shape a YAML content file may have, for the JSON Schemas that editors use.</summary>
internal static class ContentShapes
{
    public static IReadOnlyList<MapShape> All { get; } =
    [
        ConditionFileReader.File, ConditionFileReader.Condition,
        ScenarioFileReader.File, ScenarioFileReader.Angle, ScenarioFileReader.Cells, ScenarioFileReader.Mention, ScenarioFileReader.Experiment, ScenarioFileReader.Version,
        ChannelFileReader.File, ChannelFileReader.Channel, ChannelFileReader.Field, ChannelFileReader.Limit, ChannelFileReader.Sms, ChannelFileReader.Sending,
        ChannelFileReader.SendingRule,
        AudienceFileReader.File, AudienceFileReader.Audience,
        GoodsFileReader.GoodsFile, GoodsFileReader.Goods, GoodsFileReader.EvidenceFile, GoodsFileReader.Evidence,
        ZaloTemplateReader.File, ZaloTemplateReader.Template, ZaloTemplateReader.Parameter,
        ReviewFileReader.File, ReviewFileReader.Class, ReviewFileReader.Reason, ReviewFileReader.Layers, ReviewFileReader.Step, ReviewFileReader.Sampling,
        ReviewFileReader.DefectRates,
        RuleFileReader.File, RuleFileReader.Rule, RuleFileReader.Scope, RuleFileReader.Match, RuleFileReader.Words, RuleFileReader.Pattern, RuleFileReader.Clearance, RuleFileReader.Examples,
        ToneFileReader.File, ToneFileReader.Address, ToneFileReader.Particles, ToneFileReader.Slang, ToneFileReader.Limits, ToneFileReader.Saying, ToneFileReader.BadLine,
    ];
}
