# The commands people type. Everything that they need and that is missing is installed into this folder or, for the
# browser and Debian's packages in CI, by scripts/.

TARGET  := $(or $(CARGO_TARGET_DIR),target)
PROGRAM := $(TARGET)/debug/hemicycle
SITE    := $(TARGET)/debug/site

.PHONY: demo build site check test unit end2end audit

## Build what is missing and run the Kuala Lumpur congress. `make demo ARGS=--simulate` lets the others vote.
demo: build site
	$(PROGRAM) demo $(ARGS)

## The server, and the tool that joins the browser's half. In this profile our own crates compile fast; what hashes,
## compresses and stores is optimised.
build:
	cargo build --locked --package server --package glue

## The browser's half: scripts and WebAssembly. Where they cannot be had, every page works without.
site: build
	scripts/build-site.sh $(SITE)

## Formatting, lints for the server and the browser, the purity of the rules, licences and sources.
check:
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- --deny warnings
	scripts/check-browser.sh
	scripts/check-licences.sh

## Everything: rules, store, HTTP, crash and a real browser.
test: unit end2end

unit: build
	scripts/run-tests.sh

end2end: build site
	scripts/run-end2end.sh $(PROGRAM)
