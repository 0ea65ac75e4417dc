package nn

import "math"

// Schedule changes the learning rate from epoch to epoch. It depends on the number e of finished epochs only, so the
// rate is constant within an epoch.
type Schedule struct {
	Name string
	// Factor is what the learning rate is multiplied by. steps is a number of epochs, at least 1; rate is the share
	// that remains after that many.
	Factor func(e, steps, rate float64) float64
}

// The schedules.
var (
	ConstantRate = &Schedule{Name: "constant", Factor: func(_, _, _ float64) float64 { return 1 }}
	// StepDecay multiplies by rate once every `steps` epochs.
	StepDecay = &Schedule{Name: "step", Factor: func(e, steps, rate float64) float64 {
		return math.Pow(rate, math.Floor(e/steps))
	}}
	// ExponentialDecay does the same in equal parts, epoch by epoch.
	ExponentialDecay = &Schedule{Name: "exponential", Factor: func(e, steps, rate float64) float64 {
		return math.Pow(rate, e/steps)
	}}
	// CosineDecay falls to 0 in half a wave of `steps` epochs and stays there.
	CosineDecay = &Schedule{Name: "cosine", Factor: func(e, steps, _ float64) float64 {
		return 0.5 * (1 + math.Cos(math.Pi*min(e/steps, 1)))
	}}
)

var schedules = []*Schedule{ConstantRate, StepDecay, ExponentialDecay, CosineDecay}

// ScheduleNames lists the registered schedules.
func ScheduleNames() []string { return namesOf(schedules) }

// ScheduleNamed finds a registered schedule. The error of an unknown name lists the known ones.
func ScheduleNamed(name string) (*Schedule, error) { return find("schedule", schedules, name) }

// RateAt is the learning rate in force after e epochs: the schedule's, rising in equal steps over the first Warmup
// epochs. Every update calls it, so it skips the constant schedule.
func (o *Options) RateAt(e int) float64 {
	rate := o.LearningRate
	if o.Schedule != nil && o.Schedule != ConstantRate {
		rate *= o.Schedule.Factor(float64(e), float64(max(o.ScheduleSteps, 1)), o.ScheduleRate)
	}
	if e < o.Warmup {
		rate *= float64(e+1) / float64(o.Warmup)
	}
	return rate
}
