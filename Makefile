# The commands people type. Everything that they need and that is missing is installed into this folder or, for the
# browser and Debian's packages in CI, by scripts/.

TARGET  := $(or $(CARGO_TARGET_DIR),target)
PROGRAM := $(TARGET)/debug/hemicycle
SITE    := $(TARGET)/debug/site
PAPER   := $(TARGET)/debug/hemicycle-paper

# A release is one static program: it needs nothing of the machine but a data folder.
HOST    := $(shell rustc -vV | sed -n 's/^host: //p')
EMBED   := $(TARGET)/embed
STATIC  := RUSTFLAGS="--cfg erase_components -C target-feature=+crt-static"
RELEASE := $(TARGET)/release/hemicycle

.PHONY: demo build site paper release check test unit end2end bench bench-nodes attack audit

## Build what is missing and run the Kuala Lumpur congress. `make demo ARGS=--simulate` lets the others vote. What sets PDF
## is built meanwhile.
demo: build site
	@test -x $(PAPER) || (nice $(MAKE) --silent paper >$(TARGET)/paper.log 2>&1 &)
	$(PROGRAM) demo $(ARGS)

## The server, and the tool that joins the browser's half. In this profile our own crates compile fast; what hashes,
## compresses and stores is optimised.
build:
	cargo build --locked --package server --package glue

## The browser's half: scripts and WebAssembly. Where they cannot be had, every page works without.
site: build
	scripts/build-site.sh $(SITE)

## The program that sets PDF. It takes minutes to compile, and is a workspace of its own so that nothing waits for it.
paper:
	cargo build --locked --release --manifest-path paper/Cargo.toml --target-dir $(TARGET)/paper
	install -D $(TARGET)/paper/release/hemicycle-paper $(PAPER)

## The program as it is given away, in target/release: static, with scripts, fonts and what sets PDF in it. Takes long.
release: site
	@test -f $(SITE)/stamp || (echo "The scripts could not be built: a release has them in it." >&2; exit 1)
	CARGO_PROFILE_RELEASE_STRIP=symbols $(STATIC) cargo build --locked --release --manifest-path paper/Cargo.toml \
		--target $(HOST) --target-dir $(TARGET)/paper
	rm -rf $(EMBED)
	mkdir -p $(EMBED)
	cp -r $(SITE)/pkg $(TARGET)/paper/$(HOST)/release/hemicycle-paper $(EMBED)/
	HEMICYCLE_EMBED=$(abspath $(EMBED)) CARGO_PROFILE_RELEASE_STRIP=symbols $(STATIC) cargo build --locked --release \
		--package server --target $(HOST)
	install -D $(TARGET)/$(HOST)/release/hemicycle $(RELEASE)
	mkdir -p $(TARGET)/release/data
	scripts/check-release.sh $(RELEASE)

## Formatting, lints for the server and the browser, the purity of the rules, licences and sources, unit and image.
check:
	cargo fmt --all --check
	cargo fmt --manifest-path paper/Cargo.toml --check
	cargo clippy --locked --workspace --all-targets -- --deny warnings
	scripts/check-browser.sh
	scripts/check-licences.sh
	scripts/check-deploy.sh

## Everything: rules, store, HTTP, crash and a real browser.
test: unit end2end

unit: build paper
	cargo test --locked --release --manifest-path paper/Cargo.toml --target-dir $(TARGET)/paper
	scripts/run-tests.sh

end2end: build site paper
	scripts/run-end2end.sh $(PROGRAM)

## Every row of docs/performance.md against its baseline, in release, on a core each: `make bench`, or some rows as in
## `make bench ROWS=1,4`. What was measured is kept in target/bench.json.
bench: paper site
	cargo build --locked --release --package server
	install $(PAPER) $(TARGET)/release/hemicycle-paper
	HEMICYCLE_SITE=$(abspath $(SITE)) ROWS=$(ROWS) cargo bench --locked --package tests --bench hall

## Ballots a second on one and on three nodes, against what PostgreSQL does by itself, and what a stream weighs.
bench-nodes:
	cargo build --locked --release --package server
	cargo bench --locked --package tests --bench nodes

## A web scanner and a fuzzer of the public interface against the demo, as each of its people: a quarter of an hour.
attack: build paper
	scripts/attack.sh $(PROGRAM) $(TARGET)/attack $(SECONDS_EACH)

## Known vulnerabilities of the dependencies. Says so, and fails, where it cannot know.
audit:
	scripts/audit.sh
