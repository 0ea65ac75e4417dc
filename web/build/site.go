package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Names of files.
const (
	pageName     = "index.html"
	programName  = "neuralplay.wasm"
	packedName   = "neuralplay.wasm.gz"
	brotliName   = "neuralplay.wasm.br"
	singleName   = "neuralplay.html"
	noticesName  = "THIRD_PARTY_NOTICES.txt"
	textsName    = "text/en.json" // below web
	wasmExecName = "wasm_exec.js"
	moduleName   = "js/generated/program.js" // below web
	exampleName  = "embed.html"              // below web/embed, and in the site
	typesName    = "neuralplay.d.ts"         // for authors who script the page
	shellName    = "shell.txt"               // no page that anybody should open
	workerName   = "sw.js"
	manifestName = "manifest.webmanifest"
	iconFolder   = "icons"
	svgIconName  = iconFolder + "/icon.svg"
)

// parts is everything that the site is made of.
type parts struct {
	page    []byte // web/index.html with its texts
	app     site   // what installing it needs
	program []byte // the WebAssembly module
	packed  []byte // the same, compressed for the page to unpack
	brotli  []byte // the same, for hosts that answer with it
	notices []byte
	types   []byte // nil if none were generated
	example []byte // a tutorial with figures, for authors to learn from
	texts   []language
	bundled bundled
	lessons site        // their pages, script and style
	inside  *lessonPack // the lessons of the single file
}

// makeParts compresses the program, writes its module into web, and bundles.
func makeParts(web string, program, notices []byte) (parts, error) {
	p := parts{program: program, notices: notices}
	var err error
	if p.texts, err = readLanguages(web); err != nil {
		return p, err
	}
	texts := wordsOf(p.texts, ownLanguage)
	if p.page, err = readPage(web, texts); err != nil {
		return p, err
	}
	if p.app, err = appFiles(texts); err != nil {
		return p, err
	}
	if p.packed, err = pack(program); err != nil {
		return p, err
	}
	if p.brotli, err = packBrotli(program); err != nil {
		return p, err
	}
	if err := writeModule(web, moduleName, programModule(p.program, p.packed)); err != nil {
		return p, err
	}
	if err := writeModule(web, languagesName, languagesModule(p.texts)); err != nil {
		return p, err
	}
	p.types, err = os.ReadFile(filepath.Join(web, "js", "generated", typesName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return p, err
	}
	if p.example, err = os.ReadFile(filepath.Join(web, "embed", exampleName)); err != nil {
		return p, err
	}
	if p.bundled, err = bundle(web, p.texts); err != nil {
		return p, err
	}
	if p.lessons, err = makeLessons(web, p.bundled.head); err != nil {
		return p, err
	}
	p.inside, err = packLessons(web, p.lessons, p.bundled.embed)
	return p, err
}

// writeModule writes a generated module into web, where the bundler finds it.
func writeModule(web, name string, text []byte) error {
	file := filepath.Join(web, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}

// site holds every file of the site by its name, with slashes.
type site map[string][]byte

// assemble makes the site of its parts, with or without the single file.
func assemble(p parts, offline bool) (site, error) {
	page, err := sitePage(p.page, p.bundled)
	if err != nil {
		return nil, err
	}
	example, err := marked(string(p.example), mark(string(p.example)))
	if err != nil {
		return nil, err
	}
	s := site{
		pageName:           page,
		appName:            p.bundled.app,
		appName + ".map":   p.bundled.appMap,
		styleName:          p.bundled.style,
		styleName + ".map": p.bundled.styleMap,
		programName:        p.program,
		packedName:         p.packed,
		brotliName:         p.brotli,
		noticesName:        p.notices,
		embedName:          p.bundled.embed,
		exampleName:        []byte(example),
	}
	maps.Copy(s, p.app)
	maps.Copy(s, p.lessons)
	if p.types != nil {
		s[typesName] = p.types
	}
	for _, l := range p.texts {
		if l.tag != ownLanguage {
			s[l.fileName()] = l.content
		}
	}
	if s[shellName], err = shellPage(p, markIn(page)); err != nil {
		return nil, err
	}
	if s[workerName], err = worker(s, p.bundled.worker); err != nil {
		return nil, err
	}
	if offline {
		if s[singleName], err = singlePage(p, markIn(page)); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// write replaces dist by the site.
func (s site) write(dist string) error {
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	for name, content := range s {
		file := filepath.Join(dist, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// report prints what was made, with the size of each file as it is and
// compressed for the way.
func (s site) report(w io.Writer, dist string) {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		packed, err := s[packedName], error(nil)
		switch name {
		case programName:
		case packedName, brotliName:
			packed = s[name]
		default:
			packed, err = pack(s[name])
		}
		if err != nil {
			fmt.Fprintf(w, "%s: %v\n", name, err)
			continue
		}
		fmt.Fprintf(w, "%9.1f kB %9.1f kB gzip  %s\n",
			float64(len(s[name]))/1e3, float64(len(packed))/1e3, filepath.Join(dist, name))
	}
}
