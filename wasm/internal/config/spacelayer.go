package config

import "slices"

// What the large square shows.
const (
	boundaryView = "boundary"
	spaceView    = "space"
)

// The layers whose space can be shown, besides the hidden ones by their numbers. A link may come before its network
// has the layer, or after.
const (
	inputsLayer = "inputs"
	outputLayer = "output"
)

// layerNames are the names of layers: auto is the last hidden one, then they come in their order.
var layerNames = []string{auto, inputsLayer, "1", "2", "3", "4", "5", "6", "7", "8", outputLayer}

// ShownSpace returns the layer whose space is shown, 0 being the inputs; ok is false while the boundary is. A hidden
// layer that the network does not have counts as auto.
func (c Config) ShownSpace() (layer int, ok bool) {
	hidden := len(c.NetworkShape)
	layer = slices.Index(layerNames, c.SpaceLayer) - 1
	switch {
	case c.SpaceLayer == outputLayer:
		layer = hidden + 1
	case layer < 0 || layer > hidden:
		layer = hidden
	}
	return layer, c.LargeView == spaceView
}
