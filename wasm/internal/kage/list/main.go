// Command list prints the program's shaders as JSON, for the build.
package main

import (
	"encoding/json"
	"log"
	"os"

	"neuralplay/wasm/internal/kage"
)

func main() {
	if err := json.NewEncoder(os.Stdout).Encode(kage.All()); err != nil {
		log.Fatal(err)
	}
}
