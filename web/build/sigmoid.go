package main

import (
	"fmt"
	"math"
	"strings"
)

// The lesson's picture of the sigmoid and its slope: z from −8 to 8, values from 0 to 1.
const (
	sigmoidWidth  = 560
	sigmoidHeight = 180
	sigmoidEdge   = 24 // for the numbers
	sigmoidReach  = 8
)

// sigmoidPicture draws S(z) and S′(z) with their names. label says it to whoever does not
// see it.
func sigmoidPicture(label string) string {
	sigmoid := func(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
	slope := func(z float64) float64 { return sigmoid(z) * (1 - sigmoid(z)) }
	var marks strings.Builder
	for _, z := range []float64{-5, 0, 5} {
		x, bottom := sigmoidX(z), sigmoidY(0)
		fmt.Fprintf(&marks, `<path class="plot-grid" d="M%.1f %.1fV%.1f"/><text x="%.1f" y="%.1f">%s</text>`,
			x, bottom, sigmoidY(1), x, bottom+17, strings.Replace(fmt.Sprint(z), "-", "−", 1))
	}
	for _, y := range []float64{0, 0.25, 0.5, 1} {
		fmt.Fprintf(&marks, `<path class="plot-grid" d="M%.1f %.1fH%.1f"/>`+
			`<text class="plot-value" x="%.1f" y="%.1f">%v</text>`,
			sigmoidX(-sigmoidReach), sigmoidY(y), sigmoidX(sigmoidReach), sigmoidX(-sigmoidReach)-6, sigmoidY(y)+4, y)
	}
	return fmt.Sprintf(`<svg class="plot" viewBox="0 0 %d %d" role="img" aria-label="%s">%s`+
		`<path class="plot-slope" d="%s"/><path class="plot-line" d="%s"/>`+
		`<text class="plot-name" x="%.1f" y="%.1f">S(z)</text>`+
		`<text class="plot-name plot-name-slope" x="%.1f" y="%.1f">y(1 − y)</text></svg>`,
		sigmoidWidth, sigmoidHeight, label, marks.String(), curve(slope), curve(sigmoid),
		sigmoidX(2.3), sigmoidY(0.8), sigmoidX(1.8), sigmoidY(0.27))
}

func sigmoidX(z float64) float64 {
	return 2*sigmoidEdge + (z+sigmoidReach)/(2*sigmoidReach)*(sigmoidWidth-3*sigmoidEdge)
}

func sigmoidY(value float64) float64 {
	return sigmoidHeight - sigmoidEdge - value*(sigmoidHeight-2*sigmoidEdge)
}

// curve is the path of a function.
func curve(f func(z float64) float64) string {
	var path strings.Builder
	for z := -sigmoidReach; z <= sigmoidReach; z++ {
		for _, between := range []float64{0, 0.5} {
			if at := float64(z) + between; at <= sigmoidReach {
				fmt.Fprintf(&path, "%.1f %.1f ", sigmoidX(at), sigmoidY(f(at)))
			}
		}
	}
	return "M" + strings.TrimSpace(path.String())
}
