package e2e

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The site works in any folder of any host.
func TestSubfolder(t *testing.T) {
	const folder = "/some/where/np/"
	server := httptest.NewServer(http.StripPrefix(folder, http.FileServer(http.Dir(dist))))
	t.Cleanup(server.Close)
	b := open(t, window{base: server.URL + folder, link: "#v=1&seed=0.12345"})
	b.clickOn("#play")
	b.until("it trains", `neuralplay.state().epoch > 3`)
	for _, address := range b.news.asked() {
		if !strings.HasPrefix(address, server.URL+folder) {
			t.Errorf("it asked for %s, outside its folder", address)
		}
	}
}

// The program and the script that starts it are of one toolchain.
func TestWasmExecIsTheToolchains(t *testing.T) {
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("go", "env", "GOROOT")
	command.Dir = root // go.mod chooses the toolchain
	goroot, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		t.Fatal(err)
	}
	if readSource(t, "wasm_exec.js") != string(want) {
		t.Error("web/wasm_exec.js, which the site's script contains, is not the toolchain's")
	}
}
