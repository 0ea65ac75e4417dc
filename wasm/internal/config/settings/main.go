// Settings prints the table of settings as the script that the page builds
// its controls from:
//
//	go run ./wasm/internal/config/settings > settings.js
package main

import (
	"encoding/json"
	"fmt"
	"log"

	"neuralplay/wasm/internal/config"
)

func main() {
	log.SetFlags(0)
	table, err := json.MarshalIndent(config.Settings(), "", "  ")
	if err != nil {
		log.Fatal("settings: ", err)
	}
	fmt.Printf("// Made by wasm/internal/config/settings; do not edit.\nwindow.neuralplaySettings = %s;\n", table)
}
