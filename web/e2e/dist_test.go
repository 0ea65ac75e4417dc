package e2e

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// findDist returns the folder of the built site. A missing or an old one is an
// error: tests of yesterday's page would tell nothing.
func findDist(given string) (string, error) {
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	folder := given
	if folder == "" {
		folder = filepath.Join(root, "dist")
	}
	for _, name := range []string{"index.html", "neuralplay.html"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			return "", fmt.Errorf("%s has no %s: run make offline first", folder, name)
		}
	}
	if given != "" { // a site from elsewhere, perhaps an older one on purpose
		return folder, nil
	}
	return folder, checkFresh(root, folder)
}

// checkFresh compares the site with what it was made from.
func checkFresh(root, folder string) error {
	built, err := os.Stat(filepath.Join(folder, "neuralplay.wasm"))
	if err != nil {
		return fmt.Errorf("%w: run make offline first", err)
	}
	for _, room := range []string{"nn", "wasm", "web"} {
		newer, err := newerThan(filepath.Join(root, room), built.ModTime())
		if err != nil {
			return err
		}
		if newer != "" {
			return fmt.Errorf("%s is newer than the site in %s: run make offline first", newer, folder)
		}
	}
	return nil
}

// newerThan finds a file below folder that was changed after a time and goes
// into the site: tests, test data and the commands in web do not, and what is
// generated follows from the rest.
func newerThan(folder string, when time.Time) (string, error) {
	found := ""
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if entry.Name() == "testdata" || entry.Name() == "generated" {
				return fs.SkipDir
			}
			return nil
		}
		inWeb := filepath.Base(folder) == "web"
		if strings.HasSuffix(path, "_test.go") || inWeb && strings.HasSuffix(path, ".go") {
			return nil
		}
		info, err := entry.Info()
		if err == nil && info.ModTime().After(when) {
			found = path
			return fs.SkipAll
		}
		return err
	})
	return found, err
}

func moduleRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOMOD: %w", err)
	}
	return filepath.Dir(strings.TrimSpace(string(out))), nil
}

// readDist reads a file of the site.
func readDist(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dist, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// readSource reads a file of the page's sources.
func readSource(t testing.TB, name string) string {
	t.Helper()
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(root, "web", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
