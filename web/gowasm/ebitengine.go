package gowasm

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Ebitengine brings a compiler for its shading language, which needs Go's parser, its
// arithmetic of constants and regular expressions; a template engine, which calls methods
// by name, so that the linker keeps every method of every type; and PNG and ZIP for dumps
// of images. Together they are a quarter of the download and of the time to the first
// picture. A slimmed Ebitengine does without: the build translates the shaders, and folder
// ebitengine holds the few files that differ.

const (
	ebitengine = "github.com/hajimehoshi/ebiten/v2"

	// Another version may need other changes.
	ebitengineVersion = "v2.9.9"
)

//go:embed ebitengine
var changes embed.FS

// leftOut are the files that have no use without a compiler, and typesFile has none from
// its function compilerTypes on.
var leftOut = []string{"internal/shaderir/check.go", "internal/shaderir/glsl/type.go"}

const (
	typesFile     = "internal/shaderir/type.go"
	compilerTypes = "\nfunc descendantLocalVars("

	changedFolder = "ebitengine/internal" // of changes
)

// Changed returns the files of a module that the program has in another form than its
// authors published; none of most modules.
func Changed(module string) (files []string, err error) {
	if module != ebitengine {
		return nil, nil
	}
	files = append(files, typesFile)
	err = fs.WalkDir(changes, changedFolder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			file := strings.TrimPrefix(name, path.Dir(changedFolder)+"/")
			files = append(files, strings.TrimSuffix(file, ".txt"))
		}
		return err
	})
	slices.Sort(files)
	return files, err
}

// slim writes a slimmed Ebitengine for a program into dir, and returns the path of a go.work
// that uses it. With a replacement in go.mod, the program would name the folder. The command
// p.Shaders prints which shaders the program has.
func slim(dir string, p Program) (workspace string, err error) {
	found, err := goRun(p.Dir, nil, nil, "list", "-m", "-f", "{{.Version}}", ebitengine)
	if err != nil {
		return "", err
	}
	if version := strings.TrimSpace(string(found)); version != ebitengineVersion {
		return "", fmt.Errorf("go.mod asks for Ebitengine %s: web/gowasm/ebitengine changes files of %s, "+
			"so compare these and set the version there", version, ebitengineVersion)
	}
	engine := filepath.Join(dir, "ebitengine")
	if err := copyEbitengine(engine, p); err != nil {
		return "", err
	}
	if workspace, err = writeWorkspace(dir, engine, p); err != nil {
		return "", err
	}
	translated, err := translate(engine, workspace, p)
	if err != nil {
		return "", err
	}
	if err := change(engine); err != nil {
		return "", err
	}
	return workspace, writeFile(filepath.Join(engine, "internal", "graphics", "translated.go"), translated)
}

// copyEbitengine copies the packages that the program uses.
func copyEbitengine(engine string, p Program) error {
	list, err := goRun(p.Dir, Env(Experiment), nil, "list", "-deps", "-f",
		"{{with .Module}}{{if eq .Path \""+ebitengine+"\"}}{{.Dir}}\t{{$.Dir}}{{end}}{{end}}", p.Package)
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(list)) {
		module, folder, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		if err := copyFiles(filepath.Join(engine, strings.TrimPrefix(folder, module)), folder); err != nil {
			return err
		}
	}
	return nil
}

// writeWorkspace makes a workspace of the program's module and Ebitengine, whose own
// requirements the program's go.mod names already.
func writeWorkspace(dir, engine string, p Program) (string, error) {
	path, err := goRun(p.Dir, nil, nil, "env", "GOMOD")
	if err != nil {
		return "", err
	}
	edited, err := goRun(p.Dir, nil, nil, "mod", "edit", "-json")
	if err != nil {
		return "", err
	}
	var main struct{ Go, Toolchain string }
	if err := json.Unmarshal(edited, &main); err != nil {
		return "", err
	}
	module := fmt.Appendf(nil, "module %s\n\ngo %s\n", ebitengine, main.Go)
	if err := writeFile(filepath.Join(engine, "go.mod"), module); err != nil {
		return "", err
	}
	workspace := filepath.Join(dir, "go.work")
	return workspace, writeFile(workspace, fmt.Appendf(nil, "go %s\n\ntoolchain %s\n\nuse (\n\t%q\n\t%q\n)\n",
		main.Go, main.Toolchain, filepath.Dir(strings.TrimSpace(string(path))), engine))
}

// translate returns a file of package graphics with the program's shaders in GLSL.
func translate(engine, workspace string, p Program) ([]byte, error) {
	shaders, err := goRun(p.Dir, nil, nil, "run", p.Shaders)
	if err != nil {
		return nil, err
	}
	const command = "translate/main.go"
	text, err := changes.ReadFile("ebitengine/" + command + ".txt")
	if err != nil {
		return nil, err
	}
	if err := writeFile(filepath.Join(engine, filepath.FromSlash(command)), text); err != nil {
		return nil, err
	}
	return goRun(p.Dir, append(os.Environ(), "GOWORK="+workspace), shaders, "run", ebitengine+"/translate")
}

// change puts our files in the place of Ebitengine's.
func change(engine string) error {
	for _, name := range leftOut {
		if err := os.Remove(filepath.Join(engine, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	if err := cutTypes(filepath.Join(engine, filepath.FromSlash(typesFile))); err != nil {
		return err
	}
	return fs.WalkDir(changes, "ebitengine", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := changes.ReadFile(name)
		if err != nil {
			return err
		}
		below := strings.TrimSuffix(strings.TrimPrefix(name, "ebitengine/"), ".txt")
		return writeFile(filepath.Join(engine, filepath.FromSlash(below)), text)
	})
}

func cutTypes(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	kept, _, ok := bytes.Cut(text, []byte(compilerTypes))
	if !ok {
		return fmt.Errorf("%s has no %q", name, compilerTypes)
	}
	return os.WriteFile(name, kept, 0o644)
}

// copyFiles copies the files of a folder, but not the folders in it.
func copyFiles(to, from string) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			continue
		}
		if err := copyFile(filepath.Join(to, entry.Name()), filepath.Join(from, entry.Name())); err != nil {
			return err
		}
	}
	return nil
}

func copyFile(to, from string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return writeFile(to, text)
}

func writeFile(name string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}

// goRun runs a go command in dir with an input, and returns what it prints.
func goRun(dir string, env []string, input []byte, args ...string) ([]byte, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir, cmd.Env = dir, env // nil: this process's
	cmd.Stdin, cmd.Stderr = bytes.NewReader(input), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return out, nil
}
