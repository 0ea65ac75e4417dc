package nn

import "math"

// Schedule says how the learning rate changes as epochs go by. It is told by
// the number e of epochs done, so it is constant within an epoch.
type Schedule struct {
	Name string
	// Factor is what the learning rate is multiplied with; steps is a number of
	// epochs, at least 1, and rate how much is left after so many.
	Factor func(e, steps, rate float64) float64
}

var schedules = []*Schedule{
	{Name: "constant", Factor: func(_, _, _ float64) float64 { return 1 }},
	{Name: "step", Factor: func(e, steps, rate float64) float64 { return math.Pow(rate, math.Floor(e/steps)) }},
	{Name: "exponential", Factor: func(e, steps, rate float64) float64 { return math.Pow(rate, e/steps) }},
	// Down to 0 in half a wave; from then on it stays there.
	{Name: "cosine", Factor: func(e, steps, _ float64) float64 {
		return 0.5 * (1 + math.Cos(math.Pi*min(e/steps, 1)))
	}},
}

// constant is the schedule that need not be asked: it is asked in every update.
var constant = schedules[0]

// ScheduleNames lists the registered schedules.
func ScheduleNames() []string { return namesOf(schedules) }

// ScheduleNamed finds a registered schedule. The error of an unknown name lists
// the names there are.
func ScheduleNamed(name string) (*Schedule, error) { return find("schedule", schedules, name) }

// RateAt is the learning rate in force after e epochs: the schedule's, rising
// in equal steps over the first Warmup epochs.
func (o *Options) RateAt(e int) float64 {
	rate := o.LearningRate
	if o.Schedule != nil && o.Schedule != constant {
		rate *= o.Schedule.Factor(float64(e), float64(max(o.ScheduleSteps, 1)), o.ScheduleRate)
	}
	if e < o.Warmup {
		rate *= float64(e+1) / float64(o.Warmup)
	}
	return rate
}
