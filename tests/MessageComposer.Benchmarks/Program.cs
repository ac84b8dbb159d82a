using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using MessageComposer.Benchmarks;

if (args is ["costs", string name, string count]) return await CostLoop.RunAsync(name, int.Parse(count, CultureInfo.InvariantCulture));
if (args is ["reload", string rules, string variants]) return ReloadCost.Run(int.Parse(rules, CultureInfo.InvariantCulture), int.Parse(variants, CultureInfo.InvariantCulture));
if (args is ["hostile", string kilobytes]) return HostileCost.Run(int.Parse(kilobytes, CultureInfo.InvariantCulture));
if (args is ["echo", string url]) return await Echo.RunAsync(url);
if (args is ["load", .. string[] load]) return await LoadProgram.RunAsync(load);
if (args is ["start", .. string[] start]) return await StartProgram.RunAsync(start);
if (args is ["compare", .. string[] compare]) return await CompareProgram.RunAsync(compare);
if (args is ["bulk", .. string[] bulk]) return await BulkProgram.RunAsync(bulk);
if (args is ["parse", string from, string to]) return await BulkProgram.ParseAndWriteAsync(from, to);
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
