package app

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"neuralplay/wasm/internal/api"
)

var wildCalls = flag.Int("calls", 200, "how many random calls TestWildCalls makes of each seed (make soak: 10000)")

// wildArguments are arguments of calls, good ones and others, each tried at every place.
var wildArguments = []string{
	`null`, `true`, `0`, `1`, `2`, `3`, `-1`, `2.5`, `1e9`, `1e300`, `""`, `"x"`, `"train"`, `"test"`, `"epoch"`,
	`"batch"`, `"sample"`, `"stage"`, `"json"`, `"error"`, `"tanh"`, `"softmax"`, `[]`, `[0]`, `[1]`, `[0,1]`,
	`[[1,2]]`, `[[1]]`, `[[0,0,0]]`, `[null]`, `{}`, `"W1 = [[1, 2], [3, 4]]\nloss: 0.5"`, `"loss = 0.5"`,
	`{"set":"train","index":0}`, `{"set":"test","index":3}`, `{"set":"train","index":999}`,
	`{"inputs":[1,2],"target":1}`, `{"inputs":[1,2,3],"target":[1,0]}`, `{"kind":"unit","layer":1,"unit":0}`,
	`{"kind":"unit","layer":9,"unit":9}`, `{"kind":"weight","layer":2,"unit":1,"input":3}`,
	`{"kind":"bias","layer":1,"unit":1}`, `{"kind":"boundary"}`, `{"layer":1,"unit":0,"input":1}`,
	`{"layer":1,"unit":0}`, `{"type":"move","x":400,"y":300}`, `{"type":"down","x":300,"y":200}`,
	`{"type":"up","x":310,"y":180}`, `{"type":"move","x":305,"y":100}`, `{"type":"leave"}`, `{"type":"cancel"}`,
	`{"x":0,"y":0,"width":1000,"height":700,"scale":1}`,
	`{"x":9,"y":50,"width":300,"height":200,"scale":2,"dark":true}`, `{"x":0,"y":0,"width":0,"height":0,"scale":1}`,
	`"a,b,y\n1,2,p\n2,1,q\n3,3,p\n0,1,q\n"`, `"a,y\n1,2\n2,3\n3,4\n5,5\n"`,
	`"a,b,c,y\n1,2,3,u\n2,1,0,v\n3,3,1,w\n0,0,0,u\n1,1,1,v\n"`,
	`{"columns":["a","b","y"],"train":{"inputs":[[1,2],[2,1]],"targets":[0,1]}}`,
	`"#v=1&seed=0.5"`, `"#v=1&dataset=spiral3&networkShape=3,3"`, `"#v=1&dataset=table-parity&networkShape="`,
	`"#v=1&problem=regression&regDataset=reg-sine&noise=x&networkShape=99"`, `"#v=1&preset=hidden-layer&epoch=2"`,
}

// wildPatches are changes of settings.
var wildPatches = []string{
	`{"networkShape":[]}`, `{"networkShape":[2]}`, `{"networkShape":[4,2]}`, `{"networkShape":[3,1,3]}`,
	`{"dataset":"circle"}`, `{"dataset":"spiral3"}`, `{"dataset":"table-xor"}`, `{"dataset":"table-parity"}`,
	`{"dataset":"own"}`, `{"regDataset":"own"}`, `{"problem":"regression"}`, `{"problem":"classification"}`,
	`{"preset":"neuron"}`, `{"preset":"worked-example"}`, `{"preset":"none"}`, `{"batchSize":1}`,
	`{"batchSize":"full"}`, `{"batchSize":10}`, `{"percTrainData":10}`, `{"percTrainData":90}`,
	`{"outputActivation":"softmax"}`, `{"outputActivation":"auto"}`, `{"loss":"crossEntropy"}`, `{"loss":"auto"}`,
	`{"loss":"hinge"}`, `{"optimizer":"adam"}`, `{"optimizer":"sgd"}`, `{"learningRate":30}`,
	`{"learningRate":0.03}`, `{"dropout":0.5}`, `{"dropout":0}`, `{"activation":"relu"}`,
	`{"activations":["sin","elu"]}`, `{"bias":false}`, `{"bias":true}`, `{"trainBias":false}`, `{"initZero":true}`,
	`{"initZero":false}`, `{"x":false}`, `{"y":false}`, `{"x":true}`, `{"sinY":true}`, `{"axes":[2,1]}`,
	`{"axes":[1,3]}`, `{"slice":[0,1,0.5]}`, `{"largeView":"space"}`, `{"largeView":"boundary"}`,
	`{"speed":"slow"}`, `{"speed":"fast"}`, `{"speed":"epoch"}`, `{"partialBatch":"carry"}`,
	`{"schedule":"cosine"}`, `{"earlyStop":3}`, `{"clip":0.1}`, `{"regularization":"L1"}`,
	`{"jitter":0.5,"flip":"both"}`, `{"hidden":"rest"}`, `{"discretize":true,"showTestData":true}`,
	`{"inspector_hide":true}`, `{"ui":"network"}`, `{"seed":"7"}`,
}

// wildGood are arguments that some calls take, for half of the times.
var wildGood = map[string]string{
	"checkTensors": `["W1 = [[1, 2], [3, 4]]\nloss: 0.5"]`, "step": `[1]`, "predict": `[[[1,2]]]`, "space": `[1]`,
	"trace": `[{"set":"train","index":0}]`, "setWeight": `[1,0,0,0.5]`, "walk": `["sample"]`,
	"samples": `["train",0,5,{}]`,
}

// Whatever is asked in whatever order, the program answers, a refused call has changed
// nothing, and the network stays one that its configuration describes.
func TestWildCalls(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			b := start(t, "v=1&seed=0.5")
			r := rand.New(rand.NewPCG(seed, 0))
			var last []string
			for range *wildCalls {
				name, arguments := wildCall(b, r)
				if last = append(last, name+arguments); len(last) > 12 {
					last = last[1:]
				}
				func() {
					defer func() {
						if why := recover(); why != nil {
							t.Errorf("after %s", strings.Join(last, "\n"))
							panic(why)
						}
					}()
					wildCheck(b, name, arguments)
				}()
				if t.Failed() {
					t.Fatalf("after %s", strings.Join(last, "\n"))
				}
			}
		})
	}
}

func wildCall(b *bench, r *rand.Rand) (name, arguments string) {
	if r.IntN(3) == 0 {
		return "configure", "[" + wildPatches[r.IntN(len(wildPatches))] + "]"
	}
	c := api.Calls[r.IntN(len(api.Calls))]
	if strings.HasSuffix(c.Name, "Model") || c.Name == "snapshot" || c.Name == "restore" {
		return "importModel", "[" + marshalled(b.must("exportModel", "[]")) + "]"
	}
	if c.Name == "setParameters" && r.IntN(2) == 0 {
		if now, refused := b.try("parameters", "[]"); refused == "" {
			return c.Name, "[" + marshalled(now) + "]"
		}
	}
	if good := wildGood[c.Name]; good != "" && r.IntN(2) == 0 {
		return c.Name, good
	}
	values := make([]string, c.Arguments.NumField())
	for i := range values {
		values[i] = wildArguments[r.IntN(len(wildArguments))]
	}
	if c.Name == "step" || c.Name == "runTo" {
		values[0] = fmt.Sprint(1 + r.IntN(4))
	}
	return c.Name, "[" + strings.Join(values, ",") + "]"
}

func marshalled(value any) string {
	text, _ := json.Marshal(value)
	return string(text)
}

func wildCheck(b *bench, name, arguments string) {
	before := b.must("link", "[]")
	_, refused := b.try(name, arguments)
	if refused != "" && b.must("link", "[]") != before {
		b.t.Errorf("%s%s is refused, but changed the link to %v", name, arguments, b.must("link", "[]"))
	}
	if len(arguments)%3 == 0 {
		b.frame()
	}
	for event := range b.events { // nobody reads them
		b.events[event] = b.events[event][max(0, len(b.events[event])-1):]
	}
	parameters, refused := b.try("parameters", "[]")
	if refused != "" { // the numbers of a diverged run
		return
	}
	config, layers := b.must("config", "[]"), get(parameters, "layers").([]any)
	shape := get(config, "networkShape").([]any)
	if len(layers) != len(shape)+1 {
		b.t.Errorf("%d layers, and networkShape=%v", len(layers), shape)
		return
	}
	for l, units := range shape {
		if got := len(get(layers[l], "biases").([]any)); float64(got) != units {
			b.t.Errorf("layer %d has %d units, and networkShape=%v", l+1, got, shape)
		}
	}
}
