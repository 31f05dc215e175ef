using Mainspring.Compliance.Postgres;

[assembly: AssemblyFixture(typeof(PostgresServer))]
