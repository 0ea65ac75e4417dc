package play

import (
	"slices"
	"time"

	"neuralplay/wasm/internal/layerspace"
)

// spaces shows where the samples lie in the spaces of some layers, like pictures in passes that take as many frames as
// they need. While nobody looks at a space it does nothing.
type spaces struct {
	mapper  layerspace.Mapper
	want    []int  // the layers; none: nobody looks
	aimed   bool   // at the data, the plane and the network in force
	of      uint64 // the run's version that the pass maps
	version uint64 // counts changes of the maps shown
}

// ShowSpaces chooses the layers whose spaces are shown; none for no space. Layer 0 holds the inputs.
func (s *Session) ShowSpaces(layers ...int) {
	if p := &s.spaces; !slices.Equal(p.want, layers) {
		p.want = append(p.want[:0], layers...)
		p.of = 0
	}
}

// Space returns where samples and grid lie in a layer's space, as last mapped; nil until then. It is valid until
// SpacesVersion changes.
func (s *Session) Space(layer int) *layerspace.Map {
	if !s.spaces.aimed {
		return nil
	}
	return s.spaces.mapper.Map(layer)
}

func (s *Session) SpacesVersion() uint64 { return s.spaces.version }

// areBehind reports whether a wanted space is not that of this moment.
func (p *spaces) areBehind(s *Session) bool {
	return len(p.want) > 0 && (p.of != s.run.Version() || !p.mapper.IsDone())
}

// refresh continues a pass until it is done or the time is up, but by one step at least.
func (p *spaces) refresh(s *Session, deadline time.Duration) {
	if !p.areBehind(s) {
		return
	}
	if !p.aimed {
		p.mapper.Aim(s.run.LayerPlane(), s.run.Network())
		p.aimed, p.of = true, 0
	}
	if p.of == 0 || p.mapper.IsDone() {
		p.mapper.Begin(s.run.Network(), p.want)
		p.of = s.run.Version()
	}
	for !p.mapper.Step() {
		if s.clock() >= deadline {
			return
		}
	}
	p.version++
}
