package main

import (
	"fmt"

	"neuralplay/wasm/internal/scene"
)

// marks holds the shapes of the classes' marks as SVG paths, as the canvas
// draws them.
func marks() (string, error) {
	var several, two []string
	for k := range scene.MostClasses {
		several = append(several, scene.MarkPath(k, scene.MostClasses))
	}
	for k := range 2 {
		two = append(two, scene.MarkPath(k, 2))
	}
	reach := scene.MarkReach
	return module(
		part{"All paths fit into this box around the middle of the mark.", "viewBox",
			fmt.Sprintf("%g %g %g %g", -reach, -reach, 2*reach, 2*reach)},
		part{"Of two classes: the negative one, then the positive one.", "twoMarks", two},
		part{"Of more than two classes.", "marks", several},
	)
}
