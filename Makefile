.PHONY: setup tools build demo test bench quality
.DEFAULT_GOAL := demo

# Options for the demo, such as DEMO="--exit" or DEMO="--port 9000".
DEMO ?=

setup:
	@bash eng/setup.sh

tools:
	@bash eng/setup.sh tools

build: setup
	@dotnet build Mainspring.slnx -c Release -v q -nologo -clp:ErrorsOnly
	@touch src/Mainspring.Cli/bin/Release/net10.0/.built

demo: setup
	@./mainspring demo telco-churn $(DEMO)

test: tools build
	@bash eng/test.sh

bench: tools build
	@PATH="$(CURDIR)/.native/bin:$$PATH" dotnet run --project bench/Mainspring.Bench -c Release --no-build -- all

quality: setup
	@dotnet build Mainspring.slnx -c Release -v q -nologo -clp:ErrorsOnly
	@dotnet format Mainspring.slnx --verify-no-changes --no-restore
	@dotnet run --project tests/Mainspring.Architecture.Tests -c Release --no-build
