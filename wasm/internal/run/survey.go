package run

import "neuralplay/nn"

// A survey looks at the whole network at its present parameters, over samples of the training set. It is done when
// somebody asks, once for each version, and changes nothing.
type survey struct {
	of       *nn.Survey
	samples  nn.Samples // those looked at
	networks uint64     // the run's count when they were chosen
	version  uint64     // of what was surveyed last; 0: nothing yet

	values, slopes, parameters, gradient []float64 // room
}

const (
	// mostSurveyed is how many samples are looked at; of more, evenly spread ones.
	mostSurveyed = 400
	// surveyWork bounds samples times parameters, and with it the time: some milliseconds in a browser.
	surveyWork = 1_500_000
	// leastSurveyed is enough to say something of a large network.
	leastSurveyed = 32
)

// surveyed brings the survey up to date and returns it.
func (r *Run) surveyed() *survey {
	s := &r.survey
	if s.of == nil || s.networks != r.networks {
		*s = survey{networks: r.networks, samples: r.spread()}
		s.of = r.network.NewSurvey(s.samples.N)
	}
	if s.version != r.version {
		s.of.Take(r.network, s.samples, r.trainer.Loss)
		s.version = r.version
		s.parameters = r.network.Parameters(s.parameters[:0])
	}
	return s
}

// spread chooses the training samples to look at: all, or as many as there is time for, evenly spread, as sets may be
// sorted by class.
func (r *Run) spread() nn.Samples {
	all := r.data.trainSamples
	most := max(leastSurveyed, min(mostSurveyed, surveyWork/r.network.ParameterCount()))
	if all.N <= most {
		return all
	}
	s := nn.Samples{N: most, D: all.D, K: all.K}
	for i := range most {
		at := i * all.N / most
		s.Inputs = append(s.Inputs, all.Inputs[at*all.D:(at+1)*all.D]...)
		s.Targets = append(s.Targets, all.Targets[at*all.K:(at+1)*all.K]...)
	}
	return s
}

// SurveyedSamples returns how many training samples the last survey looked at.
func (r *Run) SurveyedSamples() int { return r.survey.samples.N }
