package nn

// Survey takes samples forward and back through a copy of a network, all units taking part. Looking so disturbs
// neither training nor the gradient that it gathers, and the numbers are the kernel's own.
type Survey struct {
	net *Network // the copy
	ws  *Workspace
}

// NewSurvey makes room for surveys of up to the given number of samples. It panics if that is less than 1.
func (n *Network) NewSurvey(samples int) *Survey {
	c := n.Clone()
	return &Survey{c, c.NewWorkspace(samples)}
}

// Take surveys a network of the same layers, at its present parameters. It allocates nothing, and panics if the
// shapes differ, or if there are no samples or more than there is room for.
func (s *Survey) Take(n *Network, samples Samples, loss *Loss) {
	s.net.CopyParameters(n)
	s.net.checkShape(samples)
	clear(s.net.grad)
	s.ws.Forward(samples.Inputs)
	s.ws.backward(samples.Targets, loss)
}

// Unit appends the outputs of one unit for every sample. Layer 0 holds the inputs.
func (s *Survey) Unit(layer, unit int, dst []float64) []float64 { return s.ws.Unit(layer, unit, dst) }

// Slopes appends f′(z) of one unit for every sample; nothing for Softmax, whose units depend on each other. Layer 0
// has none: it panics.
func (s *Survey) Slopes(layer, unit int, dst []float64) []float64 {
	f := s.net.layer(layer, unit).act
	if f.Derivative == nil {
		return dst
	}
	a := s.ws.a[layer-1]
	z := s.ws.z[layer-1]
	if z == nil {
		z = a // f′ follows from the output alone, ReLU's too: it is above 0 where its sum is
	}
	for i := range s.ws.n {
		dst = append(dst, f.Derivative(s.ws.value(z, i, unit), s.ws.value(a, i, unit)))
	}
	return dst
}

// Sums appends the weighted sum z of one unit for every sample, from the outputs of the layer before. Layer 0 has
// none: it panics.
func (s *Survey) Sums(layer, unit int, dst []float64) []float64 {
	d, from := s.net.layer(layer, unit), s.ws.x
	if layer > 1 {
		from = s.ws.a[layer-2]
	}
	for i := range s.ws.n {
		z := s.net.theta[d.bAt+unit]
		for input := range d.in {
			z += s.net.theta[d.weightIndex(unit, input)] * s.ws.value(from, i, input)
		}
		dst = append(dst, z)
	}
	return dst
}

// Gradient appends the gradient of the loss, summed over the samples, in the order of Network.Parameters.
func (s *Survey) Gradient(dst []float64) []float64 { return s.net.Gradient(dst) }
