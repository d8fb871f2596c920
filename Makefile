# Two commands do everything: `make run` and `make test`. `make help` lists the others.

IMP := .build/release/imp
ARCHIVES := .build/archives
BENCHMARKS := .build/release/benchmarks
EXAMPLE := Examples/01-hello
SOURCES := Package.swift Sources Tests Benchmarks/Runner Fuzz

# Release code with assertions, in a build folder of its own: other flags would rebuild every dependency.
TEST_FLAGS := -c release --scratch-path .build/tests \
	-Xswiftc -enable-testing -Xswiftc -assert-config -Xswiftc Debug

# Suites that do a little in `make test` and everything with SOAK=1: those of the machine
# (Tests/ConformanceTests/Proofs/Extent.swift), and those of the device.
PROOFS := SaveTests|ForkTests|DamageTests|AttackTests|AllocationTests
DEVICE_PROOFS := UserConfigurationTests|ImageTests|DeviceConfigurationTests|ConnectionPromises

# What `make dist` writes, and where `make install` unpacks it.
VERSION := $(shell sed -n 's/.*number = "\(.*\)"/\1/p' Sources/ImpCommand/Version.swift)
TARBALL := .build/dist/imp-$(VERSION)-linux-$(shell uname -m).tar.gz
PREFIX := /usr/local
PLACE = $(DESTDIR)$(PREFIX)

# Of `make differential`.
COUNT := 10000
SEED := 1

.PHONY: help run build archives dist check-dist install uninstall test soak differential fuzz bench bench-count bench-build \
	lint format generate setup clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: build ## build, then run the first example: a device and its agent talking
	$(IMP) run --time real --for 6s $(EXAMPLE)/hello.device.nut $(EXAMPLE)/hello.agent.nut

# The commit of `imp --version`; other builds show none.
build: export IMP_COMMIT = $(shell git describe --always --abbrev=7 --exclude='*' --dirty=+ 2>/dev/null)
build: setup archives ## the release, .build/release/imp
	swift build -c release --static-swift-stdlib --product imp

# The C++ runtime that Swift's needs, and zlib, under the names that the linker looks for. Package.swift says why.
archives: setup
	@mkdir -p $(ARCHIVES)
	@ln -sf "$$(c++ -print-file-name=libstdc++.a)" $(ARCHIVES)/libstdc++.a
	@ln -sf "$$(c++ -print-file-name=libgcc_eh.a)" $(ARCHIVES)/libgcc_s.a
	@ln -sf "$$(c++ -print-file-name=libz.a)" $(ARCHIVES)/libz.a

dist: build ## packs the release for other computers: .build/dist/imp-VERSION-linux-ARCH.tar.gz
	Scripts/dist $(IMP) $(TARBALL)

check-dist: dist ## checks that what is packed runs without Swift, and can be installed
	Scripts/check-dist $(TARBALL)

# Root need not have Swift: `make dist && sudo make install`.
install: ## installs what make dist packed below PREFIX=/usr/local, DESTDIR before it
	@[ -f $(TARBALL) ] || $(MAKE) dist
	install -d $(PLACE)
	tar -xzf $(TARBALL) --strip-components=1 --no-same-owner --no-overwrite-dir -C $(PLACE)

uninstall: ## removes what make install installed
	rm -f $(PLACE)/bin/imp $(PLACE)/share/man/man1/imp.1 $(PLACE)/share/bash-completion/completions/imp \
		$(PLACE)/share/zsh/site-functions/_imp $(PLACE)/share/fish/vendor_completions.d/imp.fish
	rm -rf $(PLACE)/share/doc/imp

test: setup ## every test, at most five minutes after the build
	swift test $(TEST_FLAGS) --parallel
	Scripts/check-loop
	Scripts/embedded-check.sh
	Scripts/check-commands .build/tests/release/imp

bench: build bench-build ## times the programs of Benchmarks/; REFERENCE=sq LUA=lua5.4 LUAJIT=luajit name the others
	$(BENCHMARKS) compare --imp $(IMP) $(if $(REFERENCE),--reference $(REFERENCE)) \
		$(if $(LUA),--lua $(LUA)) $(if $(LUAJIT),--luajit $(LUAJIT))

bench-count: build bench-build ## instructions of the same programs, against Benchmarks/Thresholds; needs valgrind
	$(BENCHMARKS) count --imp $(IMP)

bench-build: setup
	swift build -c release --static-swift-stdlib --product benchmarks

soak: setup ## the proofs in full: of the machine, saved anywhere, damaged, attacked; of the device, 100,000 power cuts; 25 minutes
	SOAK=1 swift test $(TEST_FLAGS) --filter '$(DEVICE_PROOFS)'
	SOAK=1 swift test $(TEST_FLAGS) --skip-build --filter '$(PROOFS)'
	@# What is measured of the whole process, or by the clock, runs by itself.
	SOAK=1 swift test $(TEST_FLAGS) --skip-build --filter Footprint
	SOAK=1 swift test $(TEST_FLAGS) --skip-build --filter AgentPools

lint: setup ## formatting and style
	swift format lint --strict --recursive --parallel $(SOURCES)
	@for script in Scripts/* .ci/run; do [ -d $$script ] || bash -n $$script || exit 1; done

format: ## formats the sources in place
	swift format format --in-place --recursive --parallel $(SOURCES)

fuzz: setup ## fuzzes: make fuzz SECONDS=600 [TARGET=compile]
	Scripts/fuzz $(or $(SECONDS),600) $(TARGET)

differential: setup ## random programs against a reference: REFERENCE=/path/to/sq [COUNT=10000] [SEED=1]
	@test -x "$(REFERENCE)" || { echo "REFERENCE must name an executable: Squirrel 3.0.4, built for 32 bits" >&2; exit 2; }
	IMP_REFERENCE=$(REFERENCE) IMP_DIFFERENTIAL_COUNT=$(COUNT) IMP_DIFFERENTIAL_SEED=$(SEED) \
		swift test $(TEST_FLAGS) --filter DifferentialTests.ReferenceTests

generate: ## rewrites the sources that come from tables
	swift run -c release generate

setup:
	@Scripts/setup

clean:
	rm -rf .build
