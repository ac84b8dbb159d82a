using MessageComposer.Storage.Tests;

[assembly: AssemblyFixture(typeof(PostgresServer))]
