package main

import (
	"fmt"
	"strings"

	"neuralplay/wasm/internal/scene"
)

// palette holds the colours that page and canvas share, as custom properties:
// both are one picture. Colours that only the page uses stand in its style
// sheets.
func palette() (string, error) {
	b := &strings.Builder{}
	b.WriteString("/* Written by wasm/internal/generate; do not edit. */\n")
	writeTheme(b, ":root", scene.PaletteOf(false))
	writeTheme(b, `:root[data-theme="dark"]`, scene.PaletteOf(true))
	return b.String(), nil
}

func writeTheme(b *strings.Builder, selector string, p *scene.Palette) {
	fmt.Fprintf(b, "%s {\n", selector)
	for _, property := range []struct {
		name  string
		color scene.Color
	}{
		{"page", p.Background},
		{"ink", p.Ink},
		{"accent", p.Accent},
		{"backward", p.Backward},
		{"alert", p.Alert},
		{"negative", p.Negative},
		{"neutral", p.Neutral},
		{"positive", p.Positive},
		{"train", p.Train},
		{"test", p.Test},
	} {
		fmt.Fprintf(b, "  --%s: %s;\n", property.name, property.color.Hex())
	}
	for k := range scene.MostClasses {
		fmt.Fprintf(b, "  --class-%d: %s;\n", k, p.Class(k, scene.MostClasses).Hex())
	}
	b.WriteString("}\n")
}
