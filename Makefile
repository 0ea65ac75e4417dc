# NeuralPlay. Needs Go and make; the browser tests also need Chromium.
#
#   make run        build, then serve at http://localhost:8080 (PORT=8081 make run)
#   make build      the static site in dist/, for any host and any folder of it
#   make offline    also dist/neuralplay.html, one file that runs without a network
#   make test       everything that is checked
#   make a11y       axe-core in every view, dialog, theme, language and size; needs npm
#   make check      only what needs no browser and no running: format, vet, lines, imports
#   make generate   the modules and styles that the page derives from Go code
#   make wasm_exec  web/wasm_exec.js as the Go toolchain has it, after a change of version
#   make bench      how fast the network trains in the browser, beside JavaScript,
#                   what pictures and losses take of a frame, and how fast the page
#                   itself draws and trains
#   make soak       ten thousand random events from each of three seeds, then an hour at
#                   full speed (MINUTES=20 make soak), watching the size of the heaps
#   make firefox    whether the page works in Firefox

.POSIX:
.PHONY: run build offline test a11y bench soak firefox check generate wasm_exec toolchain chromium npm firefox-esr \
	clean

# The page's program needs this very version, whose simd/archsimd is an experiment that the next may change. An older
# Go fetches it, even where GOTOOLCHAIN=local is set. go.mod names it, too, for whoever runs go without make.
GOTOOLCHAIN = go1.27.3
export GOTOOLCHAIN

run: build
	go run ./web/serve

build: toolchain
	go run ./web/build

offline: toolchain
	go run ./web/build -offline

# The browser tests use the site in dist.
test: check chromium offline
	go test -timeout 30m ./...

# axe-core is installed in a temporary folder and never becomes part of the build.
AXE = axe-core@4.14.1
a11y: npm chromium offline
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$$folder" $(AXE) && \
	cd web/e2e && go test -timeout 90m -run '^TestAxe$$' -axe "$$folder/node_modules/axe-core/axe.min.js"

bench: chromium build
	go run ./web/e2e/bench
	go run ./web/e2e/bench -frames
	go run ./web/e2e/bench -page

# The program built with the tag heap also counts what it holds.
MINUTES = 60
soak: chromium toolchain
	go run ./wasm/internal/generate
	go test -timeout 0 ./wasm/internal/app -run TestWildCalls -calls 10000
	GOFLAGS=-tags=heap go run ./web/build -offline -o dist-soak
	go test -timeout 0 ./web/e2e -dist $(CURDIR)/dist-soak -v -run 'TestWildly|TestHeaps' \
		-events 10000 -soak $(MINUTES)m

FIREFOX =
XVFB = Xvfb
firefox: firefox-esr offline
	go run ./web/e2e/firefox -firefox "$(FIREFOX)" -xvfb "$(XVFB)"

# Code for the browser is seen only under GOOS=js. The types of the scripts
# are checked where the TypeScript compiler is installed; nothing needs it.
check: generate
	@unformatted=$$("$$(go env GOROOT)/bin/gofmt" -l .); \
	if [ -n "$$unformatted" ]; then echo "Run gofmt -w on these files:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	GOOS=js GOARCH=wasm GOEXPERIMENT=simd,nojsonv2 \
		go vet -tags=heap ./nn ./wasm/... ./web/e2e/bench/empty ./web/e2e/bench/program ./web/e2e/bits
	go run ./web/check
	@if command -v tsc >/dev/null 2>&1; then echo tsc -p web; tsc -p web; fi

generate: toolchain
	go run ./wasm/internal/generate

wasm_exec: toolchain
	cp "$$(go env GOROOT)/lib/wasm/wasm_exec.js" web/wasm_exec.js

toolchain:
	@if [ "$$(go env GOVERSION 2>/dev/null)" != $(GOTOOLCHAIN) ]; then \
		echo "NeuralPlay is built with $(GOTOOLCHAIN): install it from https://go.dev/dl, or any Go from 1.21 on" \
			"and a network for it to fetch that version."; \
		exit 1; \
	fi

# Finds a browser for the tests; as root on Debian it installs one.
chromium:
	@for name in chromium chromium-browser google-chrome google-chrome-stable; do \
		if command -v $$name >/dev/null 2>&1; then exit 0; fi; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Chromium for the browser tests."; \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium; \
	else \
		echo "The browser tests need Chromium: install the package chromium (or Google Chrome), then run make test again."; \
		exit 1; \
	fi

npm:
	@if ! command -v npm >/dev/null 2>&1; then \
		echo "make a11y fetches axe-core with npm: install Node.js, which brings it (on Debian the package npm)."; \
		exit 1; \
	fi

# Finds Firefox and a display for it; as root on Debian it installs them.
firefox-esr:
	@if [ -n "$(FIREFOX)" ]; then exit 0; fi; \
	if command -v "$(XVFB)" >/dev/null 2>&1; then \
		for name in firefox-esr firefox; do \
			if command -v $$name >/dev/null 2>&1; then exit 0; fi; \
		done; \
	fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Firefox and Xvfb."; \
		apt-get update -q && \
			DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
				firefox-esr xvfb libegl1 libgl1-mesa-dri; \
	else \
		echo "make firefox needs Firefox and Xvfb: install the packages firefox-esr (or firefox) and xvfb."; \
		exit 1; \
	fi

clean:
	rm -rf dist dist-soak web/js/generated web/css/generated
