package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// pack compresses as small as gzip can. The result holds no time, so the same
// program always gives the same file.
func pack(program []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		err = writeAll(w, program)
	}
	return b.Bytes(), err
}

// packBrotli compresses a fifth smaller than gzip, in some seconds. The best quality
// would take a minute for a tenth more.
func packBrotli(program []byte) ([]byte, error) {
	var b bytes.Buffer
	err := writeAll(brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: 9, LGWin: 24}), program)
	return b.Bytes(), err
}

// writeAll writes all there is, and closes.
func writeAll(w io.WriteCloser, content []byte) error {
	if _, err := w.Write(content); err != nil {
		return err
	}
	return w.Close()
}

// programModule is the generated module that lets the page show how much of
// the download has arrived. Its version keeps a cached program of an older
// build from running in a newer page.
func programModule(program, packed []byte) []byte {
	return fmt.Appendf(nil, "// Written by web/build; do not edit.\nexport const program = "+
		"{ version: %q, plain: %d, packed: %d };\n", version(program), len(program), len(packed))
}

// version names a file's content in its URL.
func version(content []byte) string {
	sum := sha256.Sum256(content)
	return fmt.Sprintf("%x", sum[:4])
}

// checkWasmExec compares web/wasm_exec.js with the toolchain's own. The script
// and the compiled program must come from one version of Go.
func checkWasmExec(root string) error {
	goroot, err := goOutput(root, "env", "GOROOT")
	if err != nil {
		return err
	}
	want, err := os.ReadFile(filepath.Join(goroot, "lib", "wasm", wasmExecName))
	if err != nil {
		return err
	}
	got, err := os.ReadFile(filepath.Join(root, "web", wasmExecName))
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("web/%s is not this Go toolchain's: run `make wasm_exec` and commit it", wasmExecName)
	}
	return nil
}
