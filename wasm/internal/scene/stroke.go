package scene

// spot is a point on a loss curve, in device pixels.
type spot struct {
	x, y float32
	set  bool
}

// bunch collects the spots in one column of CSS pixels.
type bunch struct {
	at        int     // the column
	x, y, n   float32 // sums of the coordinates, number of spots
	high, low float32 // the least and the greatest y: y points down
}

func (b *bunch) add(x, y float32) {
	if b.n == 0 {
		b.high, b.low = y, y
	}
	b.high, b.low = min(b.high, y), max(b.low, y)
	b.x, b.y, b.n = b.x+x, b.y+y, b.n+1
}

// stroke draws one loss curve spot by spot, solid for training and dashed for
// test.
type stroke struct {
	d     *pen
	test  bool
	at    spot
	along float32 // length since the last dash began, device pixels
}

// color returns the colour of the curve.
func (c *stroke) color() Color {
	if c.test {
		return c.d.p.Test
	}
	return c.d.p.Train
}

// bunch draws on to the mean of a bunch, and its band.
func (c *stroke) bunch(b *bunch) {
	if b.n == 0 {
		return
	}
	c.to(spot{b.x / b.n, b.y / b.n, true})
	if wide := c.d.px(1); b.low-b.high > wide {
		x := float32(b.at) * wide
		c.d.Shapes.box(x, b.high, x+wide, b.low, 0, 0, c.color().fade(0.22))
	}
}

// to draws on to the next spot.
func (c *stroke) to(s spot) {
	if c.at == s {
		return
	}
	if c.at.set {
		if c.test {
			c.dashed(s)
		} else {
			c.d.Shapes.segment(c.at.x, c.at.y, s.x, s.y, c.d.px(trainLine), c.color())
		}
	}
	c.at = s
}

// dashed draws on to the next spot with gaps. Dashes continue around corners.
func (c *stroke) dashed(s spot) {
	d := c.d
	dash, period := d.px(testDash), d.px(testDash+testGap)
	length := hypot32(s.x-c.at.x, s.y-c.at.y)
	if !(length > 0) {
		return
	}
	ux, uy := (s.x-c.at.x)/length, (s.y-c.at.y)/length
	for done := float32(0); done < length; {
		next := period - c.along
		drawing := c.along < dash
		if drawing {
			next = dash - c.along
		}
		step := min(next, length-done)
		if drawing {
			end := done + step
			d.Shapes.segment(c.at.x+done*ux, c.at.y+done*uy, c.at.x+end*ux, c.at.y+end*uy, d.px(testLine), c.color())
		}
		done += step
		if c.along += step; step == next && !drawing {
			c.along = 0
		} else if step == next {
			c.along = dash
		}
	}
}
