package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"sync"
)

// The mark of index.html, in its units: two lines from one unit to two others.
const markSize = 32

var (
	markUnits = []disc{
		{6, 16, 5, color.NRGBA{0x0b, 0x7a, 0x5f, 0xff}},
		{26, 7, 5, color.NRGBA{0xe8, 0x81, 0x1c, 0xff}},
		{26, 25, 5, color.NRGBA{0x1f, 0x74, 0xc4, 0xff}},
	}
	// Cubic curves, each with its two control points in the middle.
	markLines = [][4]point{{{6, 16}, {16, 16}, {14, 7}, {26, 7}}, {{6, 16}, {16, 16}, {14, 25}, {26, 25}}}

	lineColor = color.NRGBA{0x9a, 0xa0, 0xa8, 0xff}
	tileColor = color.NRGBA{0xfb, 0xfb, 0xfa, 0xff} // the light theme's page
)

const lineWidth = 2.5

type point struct{ x, y float64 }

type disc struct {
	x, y, r float64
	color   color.NRGBA
}

// icon says how a picture of the mark is made. Systems cut their own shape out of a
// maskable one, of which the middle 80 % are safe.
type icon struct {
	size     int
	maskable bool
}

var icons = []icon{{192, false}, {512, false}, {192, true}, {512, true}}

func (i icon) name() string {
	if i.maskable {
		return fmt.Sprintf("%s/maskable-%d.png", iconFolder, i.size)
	}
	return fmt.Sprintf("%s/icon-%d.png", iconFolder, i.size)
}

// inset is how far the mark stays away from the edges, and corner how round those are,
// both as a part of the size.
func (i icon) inset() float64 {
	if i.maskable {
		return 0.22
	}
	return 0.12
}

func (i icon) corner() float64 {
	if i.maskable {
		return 0
	}
	return 0.2
}

// draw paints on a finer grid and takes the mean of its cells, which smooths the edges.
func (i icon) draw() image.Image {
	const fine = 4
	g := newGrid(fine * i.size)
	side := float64(g.side)
	g.tile(i.corner() * side)
	scale := (1 - 2*i.inset()) * side / markSize
	place := func(v float64) float64 { return i.inset()*side + v*scale }
	for _, p := range markPoints() {
		g.disc(place(p.x), place(p.y), lineWidth/2*scale, lineColor)
	}
	for _, d := range markUnits {
		g.disc(place(d.x), place(d.y), d.r*scale, d.color)
	}
	picture := image.NewNRGBA(image.Rect(0, 0, i.size, i.size))
	for y := range i.size {
		for x := range i.size {
			picture.SetNRGBA(x, y, g.mean(fine*x, fine*y, fine))
		}
	}
	return picture
}

// grid is a square of cells, row by row; a cell is painted or clear.
type grid struct {
	side  int
	cells []color.NRGBA
}

func newGrid(side int) grid { return grid{side, make([]color.NRGBA, side*side)} }

// tile paints all but what lies outside of corners with this radius.
func (g grid) tile(r float64) {
	side := float64(g.side)
	for k := range g.cells {
		x, y := float64(k%g.side)+0.5, float64(k/g.side)+0.5
		if math.Hypot(max(r-x, x-(side-r), 0), max(r-y, y-(side-r), 0)) <= r {
			g.cells[k] = tileColor
		}
	}
}

func (g grid) disc(x, y, r float64, c color.NRGBA) {
	for row := int(y - r); row <= int(y+r); row++ {
		for column := int(x - r); column <= int(x+r); column++ {
			if math.Hypot(float64(column)+0.5-x, float64(row)+0.5-y) <= r {
				g.cells[row*g.side+column] = c
			}
		}
	}
}

// mean is the colour of n×n cells, as opaque as so many of them are painted.
func (g grid) mean(x, y, n int) color.NRGBA {
	var red, green, blue, painted int
	for k := range n * n {
		if c := g.cells[(y+k/n)*g.side+x+k%n]; c.A > 0 {
			red, green, blue, painted = red+int(c.R), green+int(c.G), blue+int(c.B), painted+1
		}
	}
	if painted == 0 {
		return color.NRGBA{}
	}
	part := func(sum int) uint8 { return uint8((sum + painted/2) / painted) }
	return color.NRGBA{part(red), part(green), part(blue), uint8(255 * painted / (n * n))}
}

// markPoints follows the lines so densely that discs at its points cover them.
func markPoints() (points []point) {
	const steps = 200
	for _, b := range markLines {
		for k := range steps + 1 {
			t := float64(k) / steps
			s := 1 - t
			w := [4]float64{s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t}
			var p point
			for j, c := range b {
				p.x += w[j] * c.x
				p.y += w[j] * c.y
			}
			points = append(points, p)
		}
	}
	return points
}

// iconFiles returns all pictures of the mark. They never change, and take a moment.
var iconFiles = sync.OnceValues(func() (site, error) {
	files := site{svgIconName: svgIcon()}
	var err error
	for _, i := range icons {
		if files[i.name()], err = i.png(); err != nil {
			return nil, err
		}
	}
	return files, nil
})

func (i icon) png() ([]byte, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&b, i.draw())
	return b.Bytes(), err
}

// svgIcon is the mark on its tile, for any size.
func svgIcon() []byte {
	i := icon{size: 512}
	scale := (1 - 2*i.inset()) * float64(i.size) / markSize
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]d %[1]d">`, i.size)
	fmt.Fprintf(&b, `<rect width="%[1]d" height="%[1]d" rx="%.4[2]g" fill="%[3]s"/>`,
		i.size, i.corner()*float64(i.size), hex(tileColor))
	fmt.Fprintf(&b, `<g transform="translate(%.4[1]g %.4[1]g) scale(%.4[2]g)"><path d="`,
		i.inset()*float64(i.size), scale)
	for _, l := range markLines {
		fmt.Fprintf(&b, "M%g %gC%g %g %g %g %g %g", l[0].x, l[0].y, l[1].x, l[1].y, l[2].x, l[2].y, l[3].x, l[3].y)
	}
	fmt.Fprintf(&b, `" fill="none" stroke="%s" stroke-width="%g"/>`, hex(lineColor), lineWidth)
	for _, d := range markUnits {
		fmt.Fprintf(&b, `<circle cx="%g" cy="%g" r="%g" fill="%s"/>`, d.x, d.y, d.r, hex(d.color))
	}
	b.WriteString("</g></svg>\n")
	return b.Bytes()
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
