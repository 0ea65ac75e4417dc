package e2e

import "testing"

// What a learner's program printed is compared with the worked example, and the mistake
// in it is named.
func TestCheckMyNumPy(t *testing.T) {
	b := open(t, window{link: "#v=1&preset=worked-example", width: 1280, height: 800})
	b.do(`document.querySelector(".fold[data-closed][data-fold=inspector] h2 button")?.click()`)
	b.do(`document.getElementById("open-check").click()`)
	b.until("a dialog opens, with the focus in its field", `document.getElementById("check").open &&
		document.activeElement.id === "check-text"`)
	const forward = `W1 = [[0.15 0.2 ]\n [0.25 0.3 ]]\nz1 = [0.3775 0.3925]\na1 = [0.59326999 0.59688438]\n` +
		`z2 [1.10590597 1.2249214 ]\na2 = [0.75136507 0.77292847]\nloss 0.2983711087600027\n`
	paste := func(text string) {
		b.do(`document.getElementById("check-text").value = "` + text + `"`)
		b.clickOn("#check .own-actions .primary")
	}
	says := func(what, part string) {
		t.Helper()
		b.until(what, `document.querySelector("#check .own-body").textContent.includes(`+quote(part)+`)`)
	}
	paste(forward + `delta2 = [ 0.13849856 -0.03809824]`)
	says("a right program agrees", "Everything agrees to the digits you printed.")
	paste(forward + `delta2 = [ 0.74136507 -0.21707153]`)
	says("a mistake is found", "delta2 differs first")
	says("with its numbers", "got +0.7414, expected +0.1385")
	says("and named", "The derivative of the activation is missing")
	paste(`W1 = [[0.15, 0.2], [0.25`)
	b.until("what cannot be read is refused, and nothing else said", `
		document.querySelector("#check .refusal").textContent !== "" &&
		document.querySelector("#check .report").textContent === ""`)
	if epoch := eval[int](b, `neuralplay.state().epoch`); epoch != 0 {
		t.Errorf("comparing trained to epoch %d", epoch)
	}
}

// Both tutorials write their step another way than the page: what their programs print is
// right, and a mistake in them is found.
func TestCheckTutorials(t *testing.T) {
	for _, c := range []struct{ preset, text, says string }{
		{"neuron", neuronForward + `error = [[-0.2689864] [0.6737243] [0.76237183] [-0.36375058]]\n` +
			`adjustment = [[0.28621005] [0.06391297] [0.14913351]]\n` +
			`new weights = [[0.12025406] [0.50456196] [-0.85063774]]`, "Your program makes the same step"},
		{"neuron", neuronForward + `adjustment = [[1.43609613] [0.30997373] [0.80335915]]\n` +
			`new weights = [[1.27014014] [0.75062271] [-0.1964121]]`, "The derivative of the activation is missing"},
		{"hidden-layer", `error = [[0.50207998] [-0.49791108] [0.50209785]]\n` +
			`delta2 = [[0.12551782] [-0.1244756] [0.12552225]]\ndb2 = [[0.12656448]]\nb2_new = [[-0.01265645]]`,
			"Your program makes the same step"},
	} {
		b := open(t, window{link: "#v=1&preset=" + c.preset, width: 1280, height: 800})
		b.do(`document.querySelector(".fold[data-closed][data-fold=inspector] h2 button")?.click()`)
		b.do(`document.getElementById("open-check").click();
			document.getElementById("check-text").value = "` + c.text + `"`)
		b.clickOn("#check .own-actions .primary")
		b.until(c.preset+" says "+c.says, `document.querySelector("#check .report").textContent.includes(`+
			quote(c.says)+`)`)
	}
}

const neuronForward = `weights = [[-0.16595599] [0.44064899] [-0.99977125]]\n` +
	`output = [[0.2689864] [0.3262757] [0.23762817] [0.36375058]]\n`
