package e2e

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"time"

	"github.com/chromedp/chromedp"
)

// rect is a rectangle of the page, in CSS pixels.
type rect struct{ X, Y, W, H float64 }

func (r rect) middle() point { return point{r.X + r.W/2, r.Y + r.H/2} }

// layout is where things stand on the canvas, as the program tells the page.
type layout struct {
	Stacked                  bool
	Network, Boundary, Chart rect
	Layers                   []struct {
		Rect, Header rect
		Units        []struct {
			Rect, Bias rect
			Hidden     bool
		}
	}
}

func (b *tab) layout() layout {
	b.Helper()
	return eval[layout](b, `seen.last.layout`)
}

// domain is the half of the plane that the boundary shows: −6…6.
const domain = 6

// onBoundary is where a place of the plane lies on the page.
func (l layout) onBoundary(x, y float64) point {
	r := l.Boundary
	return point{r.X + (x+domain)/(2*domain)*r.W, r.Y + (domain-y)/(2*domain)*r.H}
}

// picture is what a person sees of the tab.
type picture struct {
	image.Image
	scale float64 // pixels a CSS pixel
}

func (b *tab) picture() picture {
	b.Helper()
	content, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.Fatal("screenshot: ", err)
	}
	img, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		b.Fatal("screenshot: ", err)
	}
	return picture{img, eval[float64](b, `devicePixelRatio`)}
}

// at is the colour of a place of the page.
func (p picture) at(place point) color.RGBA {
	return color.RGBAModel.Convert(p.At(int(place.X*p.scale), int(place.Y*p.scale))).(color.RGBA)
}

// blueness is above 0 for the colours of positive values, and below 0 for
// those of negative ones, in both themes.
func blueness(c color.RGBA) int { return int(c.B) - int(c.R) }

// distance is how far two colours are apart, in the part where it is most.
func distance(a, b color.RGBA) int {
	return max(apart(a.R, b.R), apart(a.G, b.G), apart(a.B, b.B))
}

func apart(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }

// eventually tries a check that talks to the page until it finds no fault.
func (b *tab) eventually(check func() (fault string)) {
	b.Helper()
	var fault string
	for end := time.Now().Add(*patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if fault = check(); fault == "" {
			return
		}
	}
	b.Error(fault)
}

// quote writes a value as JavaScript.
func quote(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // tests write only what marshals
	}
	return string(text)
}
