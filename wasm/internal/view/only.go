package view

import "neuralplay/wasm/internal/scene"

// onlyPart returns the part of the stage that is shown alone, if any is.
func onlyPart(network, boundary, losses bool) scene.Part {
	switch {
	case network:
		return scene.NetworkPart
	case boundary:
		return scene.BoundaryPart
	case losses:
		return scene.LossesPart
	}
	return scene.AllParts
}
