// Command check refuses what neither gofmt nor go vet look at: lines that are
// too long, and in the page's scripts unused imports, undeclared names, circles
// of files, and imports that the rooms' table does not allow.
//
//	go run ./web/check
package main

import (
	"fmt"
	"io/fs"
	"os"
)

func main() {
	problems, err := check(os.DirFS("."))
	if err != nil {
		fmt.Fprintln(os.Stderr, "check:", err)
		os.Exit(1)
	}
	for _, p := range problems {
		fmt.Fprintln(os.Stderr, p)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
}

// problem is one thing to mend.
type problem struct {
	file string // below the module's folder
	line int    // 0: the whole file
	text string
}

func (p problem) String() string {
	if p.line == 0 {
		return p.file + ": " + p.text
	}
	return fmt.Sprintf("%s:%d: %s", p.file, p.line, p.text)
}

// check returns every problem of the module in root, the folder of go.mod.
func check(root fs.FS) ([]problem, error) {
	if _, err := fs.Stat(root, "go.mod"); err != nil {
		return nil, fmt.Errorf("run it in the folder of go.mod: %w", err)
	}
	problems, err := longLines(root)
	if err != nil {
		return nil, err
	}
	scripts, broken, err := readScripts(root)
	if err != nil {
		return nil, err
	}
	problems = append(problems, broken...)
	for _, s := range scripts {
		problems = append(problems, s.nameProblems()...)
		problems = append(problems, s.wallProblems(pageRooms)...)
	}
	problems = append(problems, emptyRooms(scripts, pageRooms)...)
	return append(problems, circles(scripts)...), nil
}
