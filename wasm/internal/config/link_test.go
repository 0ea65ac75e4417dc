package config

import (
	"bufio"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"neuralplay/nn"
)

// fresh is the seed that a link without one gets in these tests.
func fresh() string { return "0.55555" }

func TestParse(t *testing.T) {
	ours := func(change func(*Config)) Config {
		c := Default("0.55555")
		change(&c)
		return c
	}
	theirs := func(change func(*Config)) Config {
		return ours(func(c *Config) { c.PartialBatch = "carry"; change(c) })
	}
	same := func(*Config) {}
	tests := []struct {
		link string
		want Config
	}{
		{"", ours(same)},
		{"#", ours(same)},
		{"&&", ours(same)},
		{"v=1", ours(same)},
		{"#v=1", ours(same)},
		{"v=", theirs(same)},
		{"noise=0", theirs(same)},
		{"noise=0&partialBatch=step", ours(same)},
		{"v=1&partialBatch=carry", theirs(same)},

		{"v=1&problem=regression", ours(func(c *Config) { c.Problem = "regression" })},
		{"v=1&regularization=none", ours(same)},
		{"v=1&noise=15", ours(func(c *Config) { c.Noise = 15 })},
		{"v=1&noise=80", ours(func(c *Config) { c.Noise = 80 })},
		{"v=1&noise=1.5e1", ours(func(c *Config) { c.Noise = 15 })},
		{"v=1&noise=0x10", ours(func(c *Config) { c.Noise = 16 })},
		{"v=1&noise= 5 ", ours(func(c *Config) { c.Noise = 5 })},
		{"v=1&noise=%35", ours(same)}, // not decoded: a warning
		{"v=1&batchSize=100", ours(func(c *Config) { c.BatchSize = 100 })},
		{"v=1&learningRate=.5", ours(func(c *Config) { c.LearningRate = 0.5 })},
		{"v=1&learningRate=0.00001", ours(func(c *Config) { c.LearningRate = 0.00001 })},
		{"v=1&regularizationRate=-0", ours(same)},

		{"v=1&learningRate=", ours(same)}, // blank counts as left out
		{"v=1&learningRate", ours(same)},
		{"v=1&learningRate=%20", ours(same)}, // a warning
		{"v=1&noise=5&noise=10", ours(func(c *Config) { c.Noise = 10 })},
		{"v=1&noise=5&noise=", ours(same)},
		{"v=1&noise=5=10", ours(func(c *Config) { c.Noise = 5 })},
		{"v=1&&noise=5&", ours(func(c *Config) { c.Noise = 5 })},

		{"v=1&networkShape=", ours(func(c *Config) { c.NetworkShape = []int{} })},
		{"v=1&networkShape=8,8,8", ours(func(c *Config) { c.NetworkShape = []int{8, 8, 8} })},
		{"v=1&networkShape= 3, 2", ours(func(c *Config) { c.NetworkShape = []int{3, 2} })},
		{"v=1&networkShape=3,1,4,1,5,9,2,6", ours(func(c *Config) { c.NetworkShape = []int{3, 1, 4, 1, 5, 9, 2, 6} })},

		{"v=1&discretize=false", ours(same)},
		{"v=1&discretize=true", ours(func(c *Config) { c.Discretize = true })},
		{"v=1&discretize=0", ours(func(c *Config) { c.Discretize = true })},
		{"v=1&discretize=False", ours(func(c *Config) { c.Discretize = true })},
		{"v=1&discretize=", ours(same)},
		{"v=1&x=false&xSquared=true", ours(func(c *Config) { c.Inputs = [inputCount]bool{1: true, 2: true} })},

		{"v=1&seed=0.5%20", ours(func(c *Config) { c.Seed = "0.5%20" })},
		{"v=1&seed=a+b", ours(func(c *Config) { c.Seed = "a+b" })},
		{"v=1&seed=a=b", ours(func(c *Config) { c.Seed = "a" })},
		{"v=1&seed=", ours(same)},
		{"v=1&weightSeed=7", ours(func(c *Config) { c.WeightSeed = "7" })},
		{"v=1&tutorial=spiral&hideText=true&collectStats=true&cosX=true&cosY=true", ours(func(c *Config) {
			c.Tutorial, c.HideText, c.CollectStats, c.CosX, c.CosY = "spiral", true, true, true, true
		})},

		{"v=1&playButton_hide=true&dataset_hide=false&noise_hide=",
			ours(func(c *Config) { c.Hidden["playButton"] = true })},
		{"v=1&data=bm90IG91cnM", ours(same)}, // the page's
		{"v=1&x_hide=true", ours(func(c *Config) { c.Hidden["x"] = true })},
		// Theirs takes a hidden input out of the network, wherever the flag stands.
		{"x_hide=true&x=true", theirs(func(c *Config) { c.Hidden["x"] = true; c.Inputs[0] = false })},
	}
	for _, test := range tests {
		t.Run(test.link, func(t *testing.T) {
			got, warnings := Parse(test.link, fresh)
			if !reflect.DeepEqual(got, test.want) {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
			if wantOne := strings.Contains(test.link, "=%"); (len(warnings) != 0) != wantOne {
				t.Errorf("warnings: %v", warnings)
			}
		})
	}
}

func TestParseWarns(t *testing.T) {
	tests := []struct{ link, want string }{
		{"v=1&activation=cube", `activation: got "cube", want one of ` + strings.Join(nn.ActivationNames(), ", ") +
			`; using tanh.`},
		{"v=1&activation=Tanh", `activation: got "Tanh", want one of ` + strings.Join(nn.ActivationNames(), ", ") +
			`; using tanh.`},
		{"v=1&dataset=reg-plane", `dataset: got "reg-plane", want one of circle, xor, gauss, spiral, moons, ` +
			`checkerboard, spiral3, blobs, rings, table-and, table-or, table-nand, table-xor, table-parity, ` +
			`table-neuron, table-hidden-layer, own; using circle.`},
		{"v=1&noise=90", `noise: got "90", want a whole number from 0 to 80; using 50.`},
		{"v=1&noise=-5", `noise: got "-5", want a whole number from 0 to 80; using 0.`},
		{"v=1&noise=12.5", `noise: got "12.5", want a whole number from 0 to 80; using 0.`},
		{"v=1&percTrainData=100", `percTrainData: got "100", want a whole number from 1 to 99; using 50.`},
		{"v=1&batchSize=0", `batchSize: got "0", want a whole number from 1 to 10000, or full; using 10.`},
		{"v=1&batchSize=1_0", `batchSize: got "1_0", want a whole number from 1 to 10000, or full; using 10.`},
		{"v=1&batchSize=99999999999999999999",
			`batchSize: got "99999999999999999999", want a whole number from 1 to 10000, or full; using 10.`},
		{"v=1&learningRate=0", `learningRate: got "0", want a number above 0, up to 1000; using 0.03.`},
		{"v=1&learningRate=NaN", `learningRate: got "NaN", want a number above 0, up to 1000; using 0.03.`},
		{"v=1&learningRate=Infinity", `learningRate: got "Infinity", want a number above 0, up to 1000; using 0.03.`},
		{"v=1&learningRate=1e999", `learningRate: got "1e999", want a number above 0, up to 1000; using 0.03.`},
		{"v=1&learningRate=0,03", `learningRate: got "0,03", want a number above 0, up to 1000; using 0.03.`},
		{"v=1&regularizationRate=-1", `regularizationRate: got "-1", want a number from 0 to 1000; using 0.`},
		{"v=1&networkShape=4,0",
			`networkShape: got "4,0", want at most 8 layers of 1 to 64 units, such as 4,2; using 4,2.`},
		{"v=1&networkShape=4,",
			`networkShape: got "4,", want at most 8 layers of 1 to 64 units, such as 4,2; using 4,2.`},
		{"v=1&networkShape=1,1,1,1,1,1,1,1,1",
			`networkShape: got "1,1,1,1,1,1,1,1,1", want at most 8 layers of 1 to 64 units, such as 4,2; using 4,2.`},
		{"partialBatch=maybe", `partialBatch: got "maybe", want one of carry, step; using carry.`},
		{"v=2", `v: got "2", want 1; using 1.`},
		{"v=1&colour=red", `colour: got "red", want a known key.`},
		{"v=1&batchsize=5", `batchsize: got "5", want the key batchSize.`},
		{"v=1&spiral", `spiral: got "", want a known key.`},
		{"v=1&colour_hide=true", `colour_hide: got "true", want a known key.`},
		{"v=1&x_hide=1", `x_hide: got "1", want true or false.`},
		{"v=1&x=false&y=false", `inputs: got "none", want at least one input; using x, y.`},
		{"x_hide=true&y_hide=true", `inputs: got "none", want at least one input; using x, y.`},
		{"v=1&" + strings.Repeat("k", 100) + "=1", strings.Repeat("k", 60) + `…: got "1", want a known key.`},
	}
	for _, test := range tests {
		t.Run(test.link, func(t *testing.T) {
			c, warnings := Parse(test.link, fresh)
			if len(warnings) != 1 || warnings[0].String()+"." != test.want {
				t.Errorf("got  %v\nwant [%s]", warnings, test.want)
			}
			mustBeValid(t, c)
		})
	}
}

func TestSeedIsAskedForOnlyWhenMissing(t *testing.T) {
	c, _ := Parse("v=1&seed=0.1", func() string { t.Error("asked for a seed"); return "" })
	if c.Seed != "0.1" {
		t.Errorf("seed %q", c.Seed)
	}
}

func TestLink(t *testing.T) {
	tests := []struct {
		patch map[string]any
		want  string
	}{
		{nil, "v=1&seed=0.5"},
		{map[string]any{"noise": 5.0, "problem": "regression", "y": false, "sinY": true},
			"v=1&problem=regression&noise=5&seed=0.5&y=false&sinY=true"},
		{map[string]any{"networkShape": []any{}}, "v=1&seed=0.5&networkShape="},
		{map[string]any{"networkShape": []any{8.0, 3.0}}, "v=1&seed=0.5&networkShape=8,3"},
		{map[string]any{"learningRate": 0.00001}, "v=1&seed=0.5&learningRate=0.00001"},
		{map[string]any{"learningRate": 1e-9}, "v=1&seed=0.5&learningRate=1e-9"},
		{map[string]any{"regularizationRate": math.Copysign(0, -1)}, "v=1&seed=0.5"},
		{map[string]any{"partialBatch": "carry"}, "v=1&seed=0.5&partialBatch=carry"},
		{map[string]any{"numHiddenLayers_hide": true, "playButton_hide": true},
			"v=1&seed=0.5&playButton_hide=true&numHiddenLayers_hide=true"},
	}
	for _, test := range tests {
		c, _, err := Default("0.5").Patch(test.patch)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Link(); got != test.want {
			t.Errorf("%v: got %s, want %s", test.patch, got, test.want)
		}
	}
}

// mustRoundTrip checks that a configuration's link is that configuration.
func mustRoundTrip(t *testing.T, c Config) {
	t.Helper()
	again, warnings := Parse(c.Link(), func() string { t.Error("the link has no seed"); return "0" })
	if !reflect.DeepEqual(again, c) {
		t.Errorf("%s\ngot  %+v\nwant %+v", c.Link(), again, c)
	}
	if len(warnings) != 0 {
		t.Errorf("%s: warnings %v", c.Link(), warnings)
	}
}

func TestLinkRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		mustRoundTrip(t, randomConfig(r))
	}
}

// readLinks reads testdata/tfplayground.txt: names and links.
func readLinks(t testing.TB) map[string]string {
	t.Helper()
	file, err := os.Open("testdata/tfplayground.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	links := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if name, link, ok := strings.Cut(lines.Text(), " "); ok && name != "#" {
			links[name] = link
		}
	}
	return links
}

func FuzzParse(f *testing.F) {
	for _, link := range readLinks(f) {
		f.Add(link)
	}
	for _, link := range []string{
		"", "#", "&=&", "v=1&seed=a=b&x=false&y=false", "networkShape=&noise=81&x_hide=true", "networkShape=4,,2&v=9",
		"learningRate=-0&regularizationRate=0x10&batchSize=1e4",
		"seed=\x00\xff&weightSeed= ü&tutorial=\"", "_hide=true&&play_hide",
		"learningRate=5e-324&noise=+8.e0", "V=1&activation=relu&activation=", "partialBatch=&speed=fast&lossScale=log",
		"v=1&optimizer=adam", "v=1&learningRate=0.03&optimizer=adamw&weightDecay=0",
		"v=1&preset=spiral3&optimizer=rmsprop", "v=1&only=play,learningRate&noise_hide=false&play_hide=true",
		"only=none", "only=,,networkPanel,x", "v=1&only=dataPanel&dataPanel_hide=true&seed_hide=true",
		"optimizer=adadelta&optimizer=nesterov&momentum=0", "v=1&optimizer=no&learningRate=0.003",
	} {
		f.Add(link)
	}
	f.Fuzz(func(t *testing.T, link string) {
		c, warnings := Parse(link, fresh)
		mustBeValid(t, c)
		mustRoundTrip(t, c)
		if same, _, err := Default("x").Patch(c.Values()); err != nil || !reflect.DeepEqual(same, c) {
			t.Errorf("Patch(Values()): %v\ngot  %+v\nwant %+v", err, same, c)
		}
		for _, w := range warnings {
			if w.Want == nil || !slices.Contains(Codes(), w.Code) || strings.ToValidUTF8(w.String(), "") != w.String() {
				t.Errorf("warning %q", w)
			}
		}
	})
}
