package run

import (
	"encoding/json"
	"fmt"
	"reflect"

	"neuralplay/wasm/internal/config"
)

// commands lists every command by the name under which it is written down.
var commands = map[string]Command{
	"configure":     Configure{},
	"setData":       SetData{},
	"keepOwn":       KeepOwn{},
	"reset":         Reset{},
	"train":         Train{},
	"setWeight":     SetWeight{},
	"setBias":       SetBias{},
	"setParameters": SetParameters{},
	"renewUnits":    RenewUnits{},
	"rescaleUnits":  RescaleUnits{},
	"restore":       Restore{},
}

// written is a command as JSON: its name and its values.
type written struct {
	Do   string          `json:"do"`
	With json.RawMessage `json:"with,omitempty"`
}

// MarshalCommand writes a command down as JSON.
func MarshalCommand(c Command) ([]byte, error) {
	for name, known := range commands {
		if reflect.TypeOf(known) != reflect.TypeOf(c) {
			continue
		}
		with, err := json.Marshal(c)
		if err != nil {
			return nil, fmt.Errorf("run: command %s: %w", name, err)
		}
		return json.Marshal(written{name, with})
	}
	return nil, fmt.Errorf("run: command %T is not registered", c)
}

// UnmarshalCommand reads what MarshalCommand wrote. Do checks what it says.
func UnmarshalCommand(text []byte) (Command, error) {
	var w written
	if err := json.Unmarshal(text, &w); err != nil {
		return nil, fmt.Errorf("run: command: %w", err)
	}
	known, ok := commands[w.Do]
	if !ok {
		return nil, fmt.Errorf("run: command %q is unknown", w.Do)
	}
	made := reflect.New(reflect.TypeOf(known))
	if len(w.With) > 0 {
		if err := json.Unmarshal(w.With, made.Interface()); err != nil {
			return nil, fmt.Errorf("run: command %s: %w", w.Do, err)
		}
	}
	return made.Elem().Interface().(Command), nil
}

// configured is Configure as JSON: a link says all of a configuration.
type configured struct {
	Link string `json:"link"`
}

// MarshalJSON writes the configuration as its link.
func (c Configure) MarshalJSON() ([]byte, error) {
	return json.Marshal(configured{c.Config.Link()})
}

// UnmarshalJSON reads the configuration from its link; one that is not
// understood completely is an error.
func (c *Configure) UnmarshalJSON(text []byte) error {
	var link configured
	if err := json.Unmarshal(text, &link); err != nil {
		return err
	}
	parsed, warnings := config.Parse(link.Link, noSeed)
	if len(warnings) > 0 {
		return fmt.Errorf("link: %v", warnings[0])
	}
	c.Config = parsed
	return nil
}

// noSeed is the seed of a link without one; those that Link writes have one.
func noSeed() string { return "0" }
