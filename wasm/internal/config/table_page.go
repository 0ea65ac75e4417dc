package config

// The values of ui: the whole page, the stage with the transport, or one part of the
// stage alone.
const (
	fullUI     = "full"
	compactUI  = "compact"
	networkUI  = "network"
	boundaryUI = "boundary"
	lossesUI   = "losses"
)

// mostStart is the last epoch that a link can start at: more would keep a reader's
// machine busy for long.
const mostStart = 100_000

// pageRows are the settings of a link that an author embeds. They have no control: what
// a reader sees is the author's choice.
var pageRows = []row{
	{
		Setting: Setting{Key: "ui", Group: none, Control: "none", Default: fullUI},
		field: in(func(c *Config) *string { return &c.UI },
			choice{names: []string{fullUI, compactUI, networkUI, boundaryUI, lossesUI}}),
	},
	{
		Setting: Setting{Key: "theme", Group: none, Control: "none", Default: auto},
		field:   in(func(c *Config) *string { return &c.Theme }, choice{names: []string{auto, "light", "dark"}}),
	},
	{
		// The page knows what languages there are.
		Setting: Setting{Key: "lang", Group: none, Control: "none", Default: ""},
		field:   in(func(c *Config) *string { return &c.Language }, verbatim{optional: true}),
	},
	{
		Setting: Setting{Key: "epoch", Group: none, Control: "none", Unit: "epochs", Default: 0,
			Min: 0, Max: mostStart, Step: 1},
		field: in(func(c *Config) *int { return &c.StartEpoch }, whole{0, mostStart}),
	},
}

// ShowsOnly reports whether one part of the stage fills the page: the network, the
// boundary or the losses.
func (c Config) ShowsOnly() (network, boundary, losses bool) {
	return c.UI == networkUI, c.UI == boundaryUI, c.UI == lossesUI
}
