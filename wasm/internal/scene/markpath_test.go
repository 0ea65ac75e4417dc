package scene

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Marks in the page and on the canvas are the same: every corner of a path, and
// the middle of every arc, lies on the edge of the mesh.
func TestMarkPathsFollowTheMesh(t *testing.T) {
	for _, n := range []int{2, MostClasses} {
		for k := range n {
			mesh := &Mesh{}
			mark := marker(k)
			if n == 2 {
				mark = []marker{diamondMark, circleMark}[k]
			}
			mesh.mark(mark, 0, 0, 1, 0, 0, Light.Ink)
			path := MarkPath(k, n)
			outline := pathPoints(t, path)
			if len(outline) < 4 {
				t.Errorf("class %d of %d: path %s has only %d points", k, n, path, len(outline))
			}
			for _, p := range outline {
				if d := meshDistance(mesh, p[0], p[1]); math.Abs(d) > 0.002 && !(mark.crossed() && d < 0) {
					t.Errorf("class %d of %d: (%.3f, %.3f) is %.4f off the edge", k, n, p[0], p[1], d)
				}
				if math.Abs(p[0]) > MarkReach || math.Abs(p[1]) > MarkReach {
					t.Errorf("class %d of %d: (%.3f, %.3f) is beyond MarkReach", k, n, p[0], p[1])
				}
			}
			checkExtent(t, outline, mesh)
		}
	}
}

func TestMarkPathsDiffer(t *testing.T) {
	seen := map[string]int{}
	for k := range MostClasses {
		path := MarkPath(k, MostClasses)
		if other, ok := seen[path]; ok {
			t.Errorf("classes %d and %d have the same path", other, k)
		}
		seen[path] = k
	}
	for _, k := range []int{-1, MostClasses} {
		if MarkPath(k, MostClasses) == "" {
			t.Errorf("class %d has no path", k)
		}
	}
}

var pathCommand = regexp.MustCompile(`([MLAZ])([^MLAZ]*)`)

// pathPoints returns the points of a path of straight edges and quarter circles,
// including the middles of the arcs.
func pathPoints(t *testing.T, path string) (points [][2]float64) {
	t.Helper()
	var at [2]float64
	for _, command := range pathCommand.FindAllStringSubmatch(path, -1) {
		var numbers []float64
		for _, text := range strings.Fields(command[2]) {
			v, err := strconv.ParseFloat(text, 64)
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			numbers = append(numbers, v)
		}
		if command[1] == "Z" {
			continue
		}
		to := [2]float64(numbers[len(numbers)-2:])
		if command[1] == "A" {
			points = append(points, arcMiddle(at, to, numbers[0]))
		}
		points = append(points, to)
		at = to
	}
	return points
}

// arcMiddle returns the middle of the clockwise quarter circle of radius r from p
// to q.
func arcMiddle(p, q [2]float64, r float64) [2]float64 {
	dx, dy := q[0]-p[0], q[1]-p[1]
	chord := math.Hypot(dx, dy)
	out := r - chord/2 // from the chord's middle, away from the centre
	return [2]float64{(p[0]+q[0])/2 + out*dy/chord, (p[1]+q[1])/2 - out*dx/chord}
}

// meshDistance returns how far outside a mesh a point lies, as the shader computes
// it. It is negative inside.
func meshDistance(m *Mesh, x, y float64) float64 {
	least := math.Inf(1)
	for i := 0; i < len(m.Vertices); i += 4 {
		v, right := m.Vertices[i], m.Vertices[i+1]
		ux, uy := float64(right.DstX-v.DstX), float64(right.DstY-v.DstY)
		long := math.Hypot(ux, uy)
		ux, uy = ux/long, uy/long
		r := float64(v.Custom2)
		qx := math.Abs(x*ux+y*uy) - float64(v.Custom0) + r
		qy := math.Abs(y*ux-x*uy) - float64(v.Custom1) + r
		least = min(least, math.Hypot(max(qx, 0), max(qy, 0))+min(max(qx, qy), 0)-r)
	}
	return least
}

// checkExtent compares how far the outline and the mesh extend to the right.
func checkExtent(t *testing.T, outline [][2]float64, m *Mesh) {
	t.Helper()
	right, most := 0.0, 0.0
	for _, p := range outline {
		right = max(right, p[0])
	}
	for x := 0.0; x < 2; x += 0.001 {
		for y := -1.0; y <= 1; y += 0.02 {
			if meshDistance(m, x, y) <= 0 {
				most = x
				break
			}
		}
	}
	if math.Abs(right-most) > 0.06 {
		t.Errorf("the path reaches to %.3f, the mesh to %.3f", right, most)
	}
}
