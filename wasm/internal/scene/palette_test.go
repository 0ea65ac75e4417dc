package scene

import (
	"math"
	"testing"
)

// Matrices that show a colour (linear RGB) as a dichromat sees it: Machado,
// Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
// Color Vision Deficiency" (2009), severity 1.0.
var eyes = map[string][3][3]float64{
	"common":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func linear(c Color) [3]float64 {
	var out [3]float64
	for i, v := range [3]float32{c.R, c.G, c.B} {
		if v := float64(v); v <= 0.04045 {
			out[i] = v / 12.92
		} else {
			out[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return out
}

// lab returns a colour as an eye sees it, in CIE L*a*b* (D65).
func lab(c Color, eye [3][3]float64) [3]float64 {
	in := linear(c)
	var rgb [3]float64
	for i := range rgb {
		rgb[i] = clamp(eye[i][0]*in[0]+eye[i][1]*in[1]+eye[i][2]*in[2], 0, 1)
	}
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124*rgb[0] + 0.3576*rgb[1] + 0.1805*rgb[2]) / 0.95047)
	y := f(0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2])
	z := f((0.0193*rgb[0] + 0.1192*rgb[1] + 0.9505*rgb[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// difference returns ΔE*ab: about 2 is just visible, 20 is obvious at a glance.
func difference(a, b Color, eye [3][3]float64) float64 {
	p, q := lab(a, eye), lab(b, eye)
	return math.Sqrt(math.Pow(p[0]-q[0], 2) + math.Pow(p[1]-q[1], 2) + math.Pow(p[2]-q[2], 2))
}

func TestScaleIsSafeForColourBlindness(t *testing.T) {
	for theme, p := range map[string]*Palette{"light": &Light, "dark": &Dark} {
		for name, eye := range eyes {
			for what, c := range map[string]struct {
				a, b  Color
				least float64
			}{
				"ends":                 {p.Negative, p.Positive, 40},
				"ends of fields":       {p.Veiled(p.Negative), p.Veiled(p.Positive), 30},
				"negative and neutral": {p.Negative, p.Neutral, 25},
				"positive and neutral": {p.Positive, p.Neutral, 25},
				"point on its field":   {p.Positive, p.Veiled(p.Positive), 8},
				"point on its field −": {p.Negative, p.Veiled(p.Negative), 8},
				"backward and line":    {p.Backward, p.Line, 20},
			} {
				if d := difference(c.a, c.b, eye); d < c.least {
					t.Errorf("%s, %s: %s differ by %.1f; want at least %v", theme, name, what, d, c.least)
				}
			}
		}
	}
}

// The more classes there are, the less their colours can differ; each also has its
// own mark.
func TestClassesAreSafeForColourBlindness(t *testing.T) {
	for theme, p := range map[string]*Palette{"light": &Light, "dark": &Dark} {
		for n := 2; n <= MostClasses; n++ {
			points, fields := 12.0, 10.0
			if n <= 3 {
				points, fields = 20, 15
			}
			for name, eye := range eyes {
				for i := range n {
					a := p.Class(i, n)
					if d := difference(a, p.Neutral, eye); d < 20 {
						t.Errorf("%s, %s: class %d of %d and neutral differ by %.1f", theme, name, i, n, d)
					}
					for j := range i {
						b := p.Class(j, n)
						if d := difference(a, b, eye); d < points {
							t.Errorf("%s, %s: points of classes %d and %d of %d differ by %.1f; want at least %v",
								theme, name, i, j, n, d, points)
						}
						if d := difference(p.Veiled(a), p.Veiled(b), eye); d < fields {
							t.Errorf("%s, %s: fields of classes %d and %d of %d differ by %.1f; want at least %v",
								theme, name, i, j, n, d, fields)
						}
					}
				}
			}
		}
	}
}

func TestClassesOfNonsense(t *testing.T) {
	p := &Light
	for _, c := range []struct {
		k, n int
		want Color
	}{{0, 2, p.Negative}, {1, 2, p.Positive}, {0, 0, p.Negative}, {-1, 7, p.Class(0, 7)}, {99, 99, p.Class(6, 7)}} {
		if got := p.Class(c.k, c.n); got != c.want {
			t.Errorf("Class(%d, %d) = %v, want %v", c.k, c.n, got, c.want)
		}
	}
}

// contrast returns the WCAG contrast ratio of two colours.
func contrast(a, b Color) float64 {
	light := func(c Color) float64 {
		l := linear(c)
		return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2] + 0.05
	}
	x, y := light(a), light(b)
	return max(x, y) / min(x, y)
}

func TestContrast(t *testing.T) {
	for theme, p := range map[string]*Palette{"light": &Light, "dark": &Dark} {
		for what, c := range map[string]struct {
			color Color
			least float64
		}{
			"ink": {p.Ink, 7}, "muted text": {p.Muted, 4.5}, "accent": {p.Accent, 4.5}, "alert": {p.Alert, 4.5},
			"training curve": {p.Train, 3}, "test curve": {p.Test, 7}, "backward": {p.Backward, 3},
			"positive": {p.Positive, 3}, "negative": {p.Negative, 2.5},
		} {
			if got := contrast(c.color, p.Background); got < c.least {
				t.Errorf("%s: %s on the background has contrast %.2f; want %v", theme, what, got, c.least)
			}
		}
	}
}

func TestDiverging(t *testing.T) {
	p := &Light
	for _, c := range []struct {
		v    float64
		want Color
	}{
		{0, p.Neutral}, {math.NaN(), p.Neutral}, {1, p.Positive}, {-1, p.Negative},
		{math.Inf(1), p.Positive}, {-7, p.Negative}, {0.5, p.Neutral.mix(p.Positive, 0.5)},
	} {
		if got := p.Diverging(c.v); got.Hex() != c.want.Hex() {
			t.Errorf("Diverging(%v) = %v, want %v", c.v, got, c.want)
		}
	}
}

func TestBackgroundsMatchThePage(t *testing.T) {
	if l, d := PaletteOf(false).Background.Hex(), PaletteOf(true).Background.Hex(); l != "#fbfbfa" || d != "#14161a" {
		t.Errorf("backgrounds %s and %s, want #fbfbfa and #14161a as in the style sheet", l, d)
	}
}
