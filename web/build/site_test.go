package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

const fakePage = `<!doctype html>
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
<link rel="icon" href="data:image/svg+xml,x">
<link rel="stylesheet" href="style.css">
<script src="js/theme.js"></script>
<script defer src="js/settings.js"></script>
<script defer src="js/program.js"></script>
<script defer src="wasm_exec.js"></script>
</head>
<body><svg><use href="#icon"/></svg></body>
`

func fakeWeb() fstest.MapFS {
	return fstest.MapFS{
		"index.html":    {Data: []byte(fakePage)},
		"style.css":     {Data: []byte("body { margin: 0 }")},
		"js/theme.js":   {Data: []byte("let theme;")},
		"serve/main.go": {Data: []byte("package main")},
		"serve/x.html":  {Data: []byte("not part of the site")},
		".DS_Store":     {Data: []byte("x")},
	}
}

func fakeParts() parts {
	return parts{
		program:  bytes.Repeat([]byte("\x00asm fake "), 500),
		wasmExec: []byte("class Go {}"),
		settings: []byte("window.neuralplaySettings = [];"),
	}
}

func fakeSite(t *testing.T) site {
	t.Helper()
	s, err := assemble(fakeWeb(), fakeParts())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAssembleHoldsThePageAndTheMadeParts(t *testing.T) {
	s := fakeSite(t)
	for _, name := range []string{"index.html", "style.css", "js/theme.js", programName, packedName, "wasm_exec.js", "js/settings.js", sizesName} {
		if len(s[name]) == 0 {
			t.Errorf("%s is missing", name)
		}
	}
	for _, name := range []string{"serve/main.go", "serve/x.html", ".DS_Store"} {
		if _, ok := s[name]; ok {
			t.Errorf("%s does not belong to the site", name)
		}
	}
}

func TestPackedProgramIsTheProgram(t *testing.T) {
	s := fakeSite(t)
	r, err := gzip.NewReader(bytes.NewReader(s[packedName]))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(got, s[programName]) {
		t.Errorf("unpacked %d bytes, %v: want the %d of the program", len(got), err, len(s[programName]))
	}
	if again := fakeSite(t); !bytes.Equal(again[packedName], s[packedName]) {
		t.Error("packing the same program twice gave different bytes")
	}
}

func TestSizesAreToldToThePage(t *testing.T) {
	got := string(sizes([]byte("abcd"), []byte("ab")))
	// sha256("abcd") begins 88d4266f
	if want := `window.neuralplayProgram = { version: "88d4266f", plain: 4, packed: 2 };`; !strings.Contains(got, want) {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestWriteReplacesTheFolder(t *testing.T) {
	dist := filepath.Join(t.TempDir(), "dist")
	old := filepath.Join(dist, "old.js")
	if err := (site{"old.js": []byte("old")}).write(dist); err != nil {
		t.Fatal(err)
	}
	if err := (site{"js/new.js": []byte("new")}).write(dist); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("%s: %v: want it gone", old, err)
	}
	if got, err := os.ReadFile(filepath.Join(dist, "js", "new.js")); err != nil || string(got) != "new" {
		t.Errorf("js/new.js: %q, %v", got, err)
	}
}

// The program and wasm_exec.js must be of one version of Go, so it is taken
// from the toolchain and never kept in the repository.
func TestWasmExecIsTheToolchains(t *testing.T) {
	if _, err := os.Stat(filepath.Join("..", "wasm_exec.js")); !os.IsNotExist(err) {
		t.Errorf("web/wasm_exec.js: %v: want none, the build takes the toolchain's", err)
	}
	got, err := toolchainFile("", "lib", "wasm", "wasm_exec.js")
	if err != nil || !bytes.Contains(got, []byte("globalThis.Go = class")) {
		t.Errorf("the toolchain's wasm_exec.js: %d bytes, %v", len(got), err)
	}
}

func TestSingleNeedsNoOtherFile(t *testing.T) {
	s := fakeSite(t)
	got, err := single(s)
	if err != nil {
		t.Fatal(err)
	}
	page := string(got)
	if strings.Contains(page, `src="`) || strings.Contains(page, "stylesheet") {
		t.Errorf("a tag still names a file:\n%s", page)
	}
	carrier := regexp.MustCompile(`<script type="application/gzip" id="neuralplay-program">([^<]*)</script>`).FindStringSubmatch(page)
	if carrier == nil {
		t.Fatal("the program is not inside")
	}
	if program, err := base64.StdEncoding.DecodeString(carrier[1]); err != nil || !bytes.Equal(program, s[packedName]) {
		t.Errorf("the program inside has %d bytes, %v: want %d", len(program), err, len(s[packedName]))
	}
	order := []string{"let theme;", "<body>", "neuralplay-program", "neuralplaySettings", "neuralplayProgram", "class Go {}", "</body>"}
	for i, at := 0, 0; i < len(order); i++ {
		next := strings.Index(page[at:], order[i])
		if next < 0 {
			t.Fatalf("%q is missing after %q", order[i], order[:i])
		}
		at += next
	}
}

func TestSinglePolicyNamesEveryScriptAndStyle(t *testing.T) {
	got, err := single(fakeSite(t))
	if err != nil {
		t.Fatal(err)
	}
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindSubmatch(got)
	inside := regexp.MustCompile(`(?s)<(script|style)>(.*?)</(?:script|style)>`).FindAllSubmatch(got, -1)
	if len(inside) != 5 {
		t.Errorf("%d scripts and styles inside: want 5", len(inside))
	}
	for _, element := range inside {
		sum := sha256.Sum256(element[2])
		want := element[1]
		directive := regexp.MustCompile(string(want) + `-src [^;]*`).Find(policy[1])
		if !bytes.Contains(directive, []byte("'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")) {
			t.Errorf("the policy does not allow <%s>%.40s", element[1], element[2])
		}
	}
	if bytes.Contains(policy[1], []byte("'self'")) || bytes.Contains(policy[1], []byte("unsafe-inline")) {
		t.Errorf("the policy allows too much: %s", policy[1])
	}
}

func TestSingleRefusesWhatItCannotPack(t *testing.T) {
	tests := []struct {
		name   string
		change func(site)
		want   string
	}{
		{"no page", func(s site) { delete(s, "index.html") }, "no index.html"},
		{"a script that is not there", func(s site) { delete(s, "js/theme.js") }, "js/theme.js: no such file"},
		{"a script that ends its element", func(s site) { s["js/theme.js"] = []byte(`"</SCRIPT>"`) }, "cannot be inlined"},
		{"a style that ends its element", func(s site) { s["style.css"] = []byte(`"</style>"`) }, "cannot be inlined"},
		{"a tag in another form", func(s site) {
			s["index.html"] = bytes.Replace(s["index.html"], []byte("<body>"), []byte(`<body><img src="a.png">`), 1)
		}, "still needs a.png"},
		{"no policy", func(s site) { s["index.html"] = []byte("<body></body>") }, "one Content-Security-Policy"},
		{"too large", func(s site) { s[packedName] = make([]byte, mostSingle) }, "want at most"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := fakeSite(t)
			test.change(s)
			if _, err := single(s); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v: want an error with %q", err, test.want)
			}
		})
	}
}

// The real page must pack too, whatever the program.
func TestTheRealPagePacks(t *testing.T) {
	s, err := assemble(os.DirFS(".."), fakeParts())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := single(s); err != nil {
		t.Error(err)
	}
}
