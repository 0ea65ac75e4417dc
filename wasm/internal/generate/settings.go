package main

import (
	"strings"

	"neuralplay/wasm/internal/config"
)

// settings is the table from which the page builds its controls, one setting
// a line.
func settings() (string, error) {
	var b strings.Builder
	b.WriteString(header + "export const settings = [\n")
	for _, setting := range config.Settings() {
		row, err := toJSON(setting)
		if err != nil {
			return "", err
		}
		b.WriteString(row + ",\n")
	}
	b.WriteString("];\n")
	return b.String(), nil
}

// hideable lists what a link can leave out.
func hideable() (string, error) {
	text, err := export("hideable", config.Hideable())
	return header + text, err
}
