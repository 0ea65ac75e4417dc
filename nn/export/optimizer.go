package export

// rules are how NumPy writes each optimizer's step, nn's formulas, for a parameter {p} and the gradient {g} that it
// follows. What an optimizer remembers is named as in nn.Optimizer.Slots, before the parameter's name.
var rules = []struct {
	optimizer string
	lines     []string
}{
	{"sgd", []string{"{p} -= eta * {g}"}},
	{"momentum", []string{"v{p} = mu * v{p} + {g}", "{p} -= eta * v{p}"}},
	{"nesterov", []string{"v{p} = mu * v{p} + {g}", "{p} -= eta * ({g} + mu * v{p})"}},
	{"adagrad", []string{"s{p} = s{p} + {g}**2", "{p} -= eta * {g} / (np.sqrt(s{p}) + eps)"}},
	{"adadelta", []string{
		"s{p} = rho * s{p} + (1 - rho) * {g}**2",
		"step{p} = np.sqrt(a{p} + eps) / np.sqrt(s{p} + eps) * {g}",
		"a{p} = rho * a{p} + (1 - rho) * step{p}**2",
		"{p} -= eta * step{p}",
	}},
	{"rmsprop", []string{
		"s{p} = rho * s{p} + (1 - rho) * {g}**2",
		"v{p} = mu * v{p} + {g} / (np.sqrt(s{p}) + eps)",
		"{p} -= eta * v{p}",
	}},
	{"adam", []string{firstMoment, secondMoment, adamStep}},
	{"adamw", []string{"{p} *= 1 - eta * decay", firstMoment, secondMoment, adamStep}},
	{"adamax", []string{
		firstMoment,
		"u{p} = np.maximum(beta2 * u{p}, np.abs({g}) + eps)",
		"{p} -= eta / (1 - beta1**t) * m{p} / u{p}",
	}},
	{"nadam", []string{
		firstMoment, secondMoment,
		"{p} -= eta * ((1 - mu_t) / (1 - prod) * {g} + mu_next / (1 - prod * mu_t * mu_next) * m{p})" +
			" / (np.sqrt(v{p} / (1 - beta2**t)) + eps)",
	}},
}

const (
	firstMoment  = "m{p} = beta1 * m{p} + (1 - beta1) * {g}"
	secondMoment = "v{p} = beta2 * v{p} + (1 - beta2) * {g}**2"
	adamStep     = "{p} -= eta / (1 - beta1**t) * m{p} / (np.sqrt(v{p}) / np.sqrt(1 - beta2**t) + eps)"
)

// nadamMomenta come once a step, before the parameters.
var nadamMomenta = []struct{ name, code string }{
	{"mu_t", "mu_t = beta1 * (1 - 0.5 * 0.96**(0.004 * t))"},
	{"mu_next", "mu_next = beta1 * (1 - 0.5 * 0.96**(0.004 * (t + 1)))"},
	{"prod", "prod = prod * mu_t"},
}

// penalties are R′ of a weight {p}, times its rate.
var penalties = []struct{ name, slope string }{
	{"L1", "reg * np.sign({p})"},
	{"L2", "reg * {p}"},
	{"L1L2", "reg * (np.sign({p}) + {p})"},
}

func linesOf(optimizer string) []string {
	for _, r := range rules {
		if r.optimizer == optimizer {
			return r.lines
		}
	}
	return nil
}

func penaltyOf(regularizer string) string {
	for _, p := range penalties {
		if p.name == regularizer {
			return p.slope
		}
	}
	return ""
}
