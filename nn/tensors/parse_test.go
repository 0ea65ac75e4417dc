package tensors

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
)

// summary writes tensors down: name, shape and numbers.
func summary(all []Tensor) string {
	var b strings.Builder
	for _, t := range all {
		fmt.Fprintf(&b, "%s%v", t.Name, t.Shape)
		if t.Of > 0 {
			fmt.Fprintf(&b, "%d/%d", t.Place, t.Of)
		}
		for _, n := range t.Numbers {
			fmt.Fprintf(&b, " %v", n.Value)
		}
		b.WriteString("; ")
	}
	return strings.TrimSuffix(b.String(), "; ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// print and repr of NumPy
		{"[[0.15 0.2 ]\n [0.25 0.3 ]]", "[2 2] 0.15 0.2 0.25 0.3"},
		{"[ 1. -0.  2.5e-05 nan  inf -inf]", "[6] 1 -0 2.5e-05 NaN +Inf -Inf"},
		{"[0.1 0.2\n 0.3]", "[3] 0.1 0.2 0.3"},
		{"array([[0.1, 0.2],\n       [0.3, 0.4]], dtype=float32)", "[2 2] 0.1 0.2 0.3 0.4"},
		{"W1 = np.array([[1, 2]])", "W1[1 2] 1 2"},
		{"array(0.5)", "[] 0.5"},
		{"np.float64(0.29)", "[] 0.29"},
		{"loss: np.float64(0.29)", "loss[] 0.29"},
		// lists, tuples, JSON
		{"W1 = [[1, 2], [3, 4]]\nb1: (0.5, 1)", "W1[2 2] 1 2 3 4; b1[2] 0.5 1"},
		{`{"W1": [[1, 2]], "name": "x", "b1": [3], "none": null, "loss": 0.5}`, "W1[1 2] 1 2; b1[1] 3; loss[] 0.5"},
		{`{'W1': array([[1., 2.]]), 'b1': [3]}`, "W1[1 2] 1 2; b1[1] 3"},
		{`{"layers": [{"weights": [[1, 2]], "biases": [3]}]}`, "layers weights[1 2]0/1 1 2; layers biases[1]0/1 3"},
		{"weights = [[[1, 2]], [[3]]]", "weights[1 2]0/2 1 2; weights[1 1]1/2 3"},
		{"biases = [[1, 2], [3]]", "biases[2]0/2 1 2; biases[1]1/2 3"},
		{"[array([[1., 2.]]), array([3.])]", "[1 2]0/2 1 2; [1]1/2 3"},
		// names
		{"W1\n[[1 2]]\n\nb1\n[3]", "W1[1 2] 1 2; b1[1] 3"},
		{`"W1": [[1]]`, "W1[1 1] 1"},
		{"epoch 10 loss 0.298", "epoch[] 10; loss[] 0.298"},
		{"Loss after step 1: 0.29", "Loss after step 1[] 0.29"},
		{"layer 1 weights [[1]]", "layer 1 weights[1 1] 1"},
		{"loss (mean): 0.3", "loss mean[] 0.3"},
		{">>> W1\narray([1.])\n>>> print(b1)\n[2]", "W1[1] 1; print b1[1] 2"},
		{"In [3]: z1\nOut[3]: array([1.])", "z1[1] 1"},
		{"dL/dW1 = [1]\nδ₂ = [2]", "dL/dW1[1] 1; δ₂[1] 2"},
		{"# the weights [\nW1 = [1] # of layer [1", "W1[1] 1"},
		// PyTorch
		{"tensor([[0.1, 0.2]], dtype=torch.float64, grad_fn=<AddmmBackward0>)", "[1 2] 0.1 0.2"},
		{"OrderedDict([('0.weight', tensor([[1.]])), ('0.bias', tensor([2.]))])", "0.weight[1 1] 1; 0.bias[1] 2"},
		{"Parameter containing:\ntensor([1.], requires_grad=True)", "Parameter containing[1] 1"},
	} {
		all, err := Parse(c.text)
		if got := summary(all); err != nil || got != c.want {
			t.Errorf("%q:\n got  %s (%v)\n want %s", c.text, got, err, c.want)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "tensors: nothingPrinted"},
		{"no numbers here", "tensors: nothingPrinted"},
		{"[[0.1 0.2 ... 0.3]]", `tensors: line 1, column 11: shortened: got "..."`},
		{"W1\n[[1 2]\n ...\n [3 4]]", `tensors: line 3, column 2: shortened: got "..."`},
		{"W1 = [[1, 2],", `tensors: line 1, column 6: notClosed: got "[", want "]"`},
		{"W1 = [1, 2)", `tensors: line 1, column 11: wrongClose: got ")", want "]"`},
		{"0.3 0.4]]", `tensors: line 1, column 8: notOpened: got "]"`},
		{"δ = [1, x]", `tensors: line 1, column 9: notNumber: got "x"`},
		{"[1 1+2j]", `tensors: line 1, column 4: notNumber: got "1+2j"`},
		{"[None]", `tensors: line 1, column 2: notNumber: got "None"`},
		{"W1 = [[1, 2], [3]]", "tensors: line 1, column 15: ragged: got 1, want 2"},
		{"[1, [2]]", "tensors: line 1, column 2: numberInRows"},
		{"W1 = []", "tensors: line 1, column 6: empty"},
		{`{"a" [1]}`, `tensors: line 1, column 6: noColon: got "[1]}", want ":"`},
		{`{[1]}`, `tensors: line 1, column 2: notAName: got "["`},
		{"[[[[[[[[[1]]]]]]]]]", "tensors: line 1, column 9: deep, want 8"},
		{"[" + strings.Repeat("1 ", MostNumbers+1) + "]", "tensors: line 1, column 400002: manyNumbers, want 200000"},
		{strings.Repeat("1\n", MostTensors+1), "tensors: line 201, column 1: manyTensors, want 200"},
		{strings.Repeat(" ", MostBytes+1), "tensors: tooLong: got 1048577, want 1048576"},
	} {
		_, err := Parse(c.text)
		var f *Fault
		if !errors.As(err, &f) || f.Error() != c.want {
			t.Errorf("%.40q: got %v, want %v", c.text, err, c.want)
		}
	}
}

// The number with the most digits speaks for its tensor: printers drop zeros at the end.
func TestPrecision(t *testing.T) {
	for _, c := range []struct {
		text string
		want []float64
	}{
		{"0.298", []float64{5e-4}},
		{"[0.5 0.29837111]", []float64{5e-9, 5e-9}},
		{"[1. 0.]", []float64{5e-9, 5e-9}},
		{"[[0 1]]", []float64{0, 0}},
		{"[1.0000e-05 2.5000e-01]", []float64{5e-10, 5e-6}},
		{"[1e-05, 0.29837110876]", []float64{5e-12, 5e-12}},
		{"[nan 0.12]", []float64{0, 5e-3}},
	} {
		all, err := Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range all[0].Numbers {
			if math.Abs(n.Half-c.want[i]) > 1e-6*c.want[i] {
				t.Errorf("%s: number %d: got %v, want %v", c.text, i, n.Half, c.want[i])
			}
		}
	}
}

func TestUnderstand(t *testing.T) {
	for names, want := range map[string]string{
		"X,x,inputs,input data":                                                                   "X[]",
		"y,Y,target,targets,y_true,labels,expected output":                                        "Y[]",
		"W1,w1,weights1,W_1,W[1],syn1,self.W1,W^(1),weights 1,W₁":                                 "W[1]",
		"b1,bias1,B1,biases_1":                                                                    "b[1]",
		"z1,Z1,net1,layer1 net,pre_activation_1":                                                  "z[1]",
		"net_h,netH,hidden_layer_input,z_hidden,zh":                                               "z[] hidden",
		"a1,A1,l1,activation1,layer1":                                                             "a[1]",
		"h,hidden,out_h,hidden_layer_output,ah":                                                   "a[] hidden",
		"y_hat,output,out,yhat,ŷ,prediction,y_pred,predicted_output":                              "a[] output",
		"loss,Loss,E,error,cost,E_total,mse,MSE loss,J":                                           "loss[]",
		"dA1,dL_dA1,da1,dE/da1,∂E/∂a1,dLdA1":                                                      "dA[1]",
		"dz1,dZ1,delta1,δ1,dL_dz1,δ₁,l1_delta,dnet1":                                              "delta[1]",
		"dW1,grad_W1,gW1,dL_dW1,W1_grad,dLoss_dW1,dw1,W1.grad,∂E/∂W1,gradient of W1,dE_dW1,dJdW1": "dW[1]",
		"db1,grad_b1,gb1,dL_db1,dLdb1":                                                            "db[1]",
		"W1_new,new_W1,W1 after update,updated weights 1,W1_updated":                              "newW[1]",
		"b1_new,new_b1,newb1":                                                                     "newB[1]",
		"w_ih,weights_hidden,Wh,wih":                                                              "W[] hidden",
		"who,w_output,Wo":                                                                         "W[] output",
		"out_o1":                                                                                  "a[1] output",
		"net_h2":                                                                                  "z[2] hidden",
	} {
		for _, name := range strings.Split(names, ",") {
			m := understand(name)
			got := fmt.Sprint(m.kind, m.numbers)
			if m.hidden {
				got += " hidden"
			}
			if m.output && m.kind != Y {
				got += " output"
			}
			if got != want {
				t.Errorf("%s: got %s, want %s (%q)", name, got, want, tokens(name))
			}
		}
	}
}

// FuzzParse: whatever is pasted, nothing panics, and limits hold.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"W1 = [[0.1 0.2]\n [0.3 0.4]]\nloss 0.298", "array([1., 2.], dtype=float32)", "{'a': [1, {\"b\": 2}]}",
		"OrderedDict([('0.weight', tensor([[1.]], grad_fn=<X>))])", "[[1 ... 2]]", "Out[3]: (0.5, [1e-05])",
		"In [1]: >>> ... # x\n'", "{x: null, y: \"\\\"", "δ₁=((((", "np.float64(", "[\xff", "1e99999 -inf nan +.5",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		all, err := Parse(text)
		var fault *Fault
		if err != nil && !errors.As(err, &fault) {
			t.Fatalf("%T", err)
		}
		if len(all) > MostTensors {
			t.Fatal("more tensors than allowed")
		}
		for i := range all {
			rows, columns := all[i].size()
			if rows*columns != len(all[i].Numbers) {
				t.Fatalf("%v has %d numbers", all[i].Shape, len(all[i].Numbers))
			}
			understand(all[i].Name)
		}
	})
}
