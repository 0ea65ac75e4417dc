package app

import (
	"encoding/json"
	"fmt"
	"slices"

	"neuralplay/wasm/internal/config"
	"neuralplay/wasm/internal/message"
	"neuralplay/wasm/internal/play"
)

// calls are what the page may ask, by name. The public ones are described in
// the README; those from "at" on are between the page and the program.
var calls = map[string]func(*App, args) (any, error){
	"version":       func(*App, args) (any, error) { return Version, nil },
	"config":        (*App).callConfig,
	"configure":     (*App).callConfigure,
	"link":          (*App).callLink,
	"play":          command(play.Play{}),
	"pause":         command(play.Pause{}),
	"reset":         command(play.Reset{}),
	"step":          (*App).callStep,
	"state":         (*App).callState,
	"parameters":    (*App).callParameters,
	"setParameters": (*App).callSetParameters,
	"setWeight":     (*App).callSetWeight,
	"setBias":       (*App).callSetBias,
	"predict":       (*App).callPredict,
	"data":          (*App).callData,
	"setData":       (*App).callSetData,
	"gradientCheck": (*App).callGradientCheck,
	"exportModel":   (*App).callExportModel,
	"importModel":   (*App).callRestore,

	"at":         (*App).callAt,
	"load":       (*App).callLoad,
	"samples":    (*App).callSamples,
	"unit":       (*App).callUnit,
	"newData":    (*App).callNewData,
	"newWeights": (*App).callNewWeights,
	"snapshot":   (*App).callSnapshot,
	"restore":    (*App).callRestore,
	"stage":      (*App).callStage,
	"pointer":    (*App).callPointer,
	"hover":      (*App).callHover,
	"pin":        (*App).callPin,
}

// Call answers a call of the page: args is a JSON array, the result
// {"value": …} or {"error": "a sentence"}. It never panics for what is in args.
func (a *App) Call(name, arguments string) string {
	value, err := a.call(name, arguments)
	if err == nil {
		var text []byte
		if text, err = json.Marshal(map[string]any{"value": value}); err == nil {
			return string(text)
		}
	}
	text, _ := json.Marshal(map[string]string{"error": err.Error()}) // a string always marshals
	return string(text)
}

func (a *App) call(name, arguments string) (any, error) {
	f, ok := calls[name]
	if !ok {
		return nil, fmt.Errorf("neuralplay: there is no call %q", name)
	}
	rest := args{call: name}
	if err := json.Unmarshal([]byte(arguments), &rest.values); err != nil {
		return nil, fmt.Errorf("%s: the arguments are no JSON array: %v", name, err)
	}
	// Who reads after a command sees what it did, even before the next frame; and
	// what is answered fits what the page knows of the configuration.
	a.session.Apply()
	if a.session.ConfigChanged() {
		a.tellConfig()
	}
	return f(a, rest)
}

// args are the arguments of one call.
type args struct {
	call   string
	values []json.RawMessage
}

// read puts argument i into target, a pointer. A missing argument, null, or
// one of another kind is an error that says what is wanted.
func (a args) read(i int, name, want string, target any) error {
	if i >= len(a.values) || string(a.values[i]) == "null" {
		return fmt.Errorf("%s: %s is missing: want %s", a.call, name, want)
	}
	if err := json.Unmarshal(a.values[i], target); err != nil {
		return fmt.Errorf("%s: %s is %s: want %s", a.call, name, excerpt(a.values[i]), want)
	}
	return nil
}

// given tells whether argument i is there and not null.
func (a args) given(i int) bool { return i < len(a.values) && string(a.values[i]) != "null" }

func excerpt(text []byte) string {
	const most = 40
	if r := []rune(string(text)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(text)
}

// command is a call without arguments that only queues a command.
func command(c play.Command) func(*App, args) (any, error) {
	return func(a *App, _ args) (any, error) { return nil, a.session.Do(c) }
}

// configAnswer is what configure, load and the event "config" tell.
type configAnswer struct {
	Config   config.Values     `json:"config"`
	Link     string            `json:"link"`
	Warnings []message.Message `json:"warnings"`
}

func (a *App) callConfig(args) (any, error) { return a.session.Config().Values(), nil }

func (a *App) callConfigure(g args) (any, error) {
	var patch config.Values
	if err := g.read(0, "patch", "an object with keys of the link", &patch); err != nil {
		return nil, err
	}
	return a.patch(patch)
}

func (a *App) patch(patch config.Values) (any, error) {
	c, warnings, err := a.session.Config().Patch(patch)
	if err != nil {
		return nil, err
	}
	return a.configure(c, warnings)
}

func (a *App) configure(c config.Config, warnings []message.Message) (any, error) {
	before := a.session.Config().Axes
	if err := a.session.Do(play.Configure{Config: c}); err != nil {
		return nil, err
	}
	if !slices.Equal(before, c.Axes) {
		warnings = append(warnings, a.missingAxes(c)...)
	}
	a.warnings = append(a.warnings, warnings...)
	return configAnswer{Config: c.Values(), Link: hash(c), Warnings: list(warnings)}, nil
}

// missingAxes warns of axes that the data do not have. With two inputs and
// fewer there is nothing to choose.
func (a *App) missingAxes(c config.Config) []message.Message {
	a.session.Apply()
	inputs := len(a.session.Space().Columns)
	if inputs <= 2 || slices.Max(c.Axes) <= inputs {
		return nil
	}
	return []message.Message{c.AxesWarning(inputs)}
}

func (a *App) callLink(args) (any, error) { return hash(a.session.Config()), nil }

// callLoad puts a link in force: what is not in it takes its default.
func (a *App) callLoad(g args) (any, error) {
	var link string
	if err := g.read(0, "link", "a string", &link); err != nil {
		return nil, err
	}
	c, warnings := config.Parse(link, a.seed)
	if !a.session.HasOwnData() {
		asked := c.OwnData()
		c = c.WithoutOwn()
		if asked {
			warnings = append(warnings, c.OwnDataWarning())
		}
	}
	return a.configure(c, warnings)
}

func (a *App) callNewData(args) (any, error) {
	return a.patch(config.Values{"seed": a.seed()})
}

func (a *App) callNewWeights(args) (any, error) {
	return a.patch(config.Values{"weightSeed": a.seed()})
}

// callStep answers with the ID that the event "job" will name.
func (a *App) callStep(g args) (any, error) {
	step := play.Step{N: 1, Unit: "epoch", ID: a.jobs + 1}
	if g.given(0) {
		if err := g.read(0, "n", "a whole number", &step.N); err != nil {
			return nil, err
		}
	}
	if g.given(1) {
		if err := g.read(1, "unit", `"epoch", "batch" or "sample"`, &step.Unit); err != nil {
			return nil, err
		}
	}
	if err := a.session.Do(step); err != nil {
		return nil, err
	}
	a.jobs++
	return step.ID, nil
}

func (a *App) callState(args) (any, error) { return a.session.State(), nil }

func (a *App) callSnapshot(g args) (any, error) {
	snapshot, err := a.session.Snapshot()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", g.call, err)
	}
	text, err := json.Marshal(snapshot)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", g.call, err)
	}
	return string(text), nil
}

// callExportModel gives the whole session as text, from which importModel goes
// on to the same bits.
func (a *App) callExportModel(g args) (any, error) {
	format := "json"
	if g.given(0) {
		if err := g.read(0, "format", `"json"`, &format); err != nil {
			return nil, err
		}
	}
	if format != "json" {
		return nil, fmt.Errorf("exportModel: format %q: want one of [json]", format)
	}
	return a.callSnapshot(g)
}

func (a *App) callRestore(g args) (any, error) {
	var text string
	if err := g.read(0, "model", `what exportModel("json") gave`, &text); err != nil {
		return nil, err
	}
	var s play.Snapshot
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return nil, fmt.Errorf("%s: the model cannot be read: %v", g.call, err)
	}
	if err := a.session.Do(play.Restore{Snapshot: s}); err != nil {
		return nil, err
	}
	return true, nil
}

// callNames lists all calls, for the tests.
func callNames() []string {
	var names []string
	for name := range calls {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
