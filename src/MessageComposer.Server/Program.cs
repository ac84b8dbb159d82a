using System.CommandLine;
using MessageComposer.Server.Commands;
using MessageComposer.Server.Hosting;

ShortRun.BeginWithoutProfile(args);
RootCommand composer = new("Composes marketing messages and never lets an unsafe one out. Without a command: serve.")
{
    ServeCommand.Create(),
    ComposeCommand.Create(),
    BulkCommand.Create(),
    CheckCommand.Create(),
    LintCommand.Create(),
    GenerateCommand.Create(),
    PromptCommand.Create(),
    ReleaseCommand.Create(),
    AuditCommand.Create(),
    ReportCommand.Create(),
    UsersCommand.Create(),
    KeysCommand.Create(),
};
return await CommandLine.RunAsync(composer, args);
