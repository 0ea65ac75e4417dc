package e2e

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// The page's policy keeps foreign scripts out and its data in, on a server and
// in the single file.
func TestContentSecurityPolicy(t *testing.T) {
	for name, base := range map[string]string{"site": site.URL + "/", "single file": site.URL + "/neuralplay.html"} {
		t.Run(name, func(t *testing.T) { checkPolicy(t, base) })
	}
}

func checkPolicy(t *testing.T, base string) {
	var met atomic.Int32
	abroad := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		met.Add(1)
		w.Header().Set("Access-Control-Allow-Origin", "*")
		fmt.Fprint(w, "globalThis.injected = true")
	}))
	t.Cleanup(abroad.Close)

	b := open(t, window{base: base})
	b.news.abroad = true // tried, and refused
	b.news.expect("Content Security Policy")
	attempts := map[string]string{
		"an inline script": `(s => { s.text = "globalThis.injected = true"; document.body.append(s);
			})(document.createElement("script"))`,
		"an inline handler": `(i => { i.setAttribute("onclick", "globalThis.injected = true");
			document.body.append(i); i.click(); })(document.createElement("i"))`,
		"a script from elsewhere": `new Promise(done => { const s = document.createElement("script"); s.src = URL;
			s.onload = s.onerror = done; document.body.append(s); })`,
		// Later, when the harness, which may do so, is off the stack.
		"eval": `new Promise(done =>
			setTimeout(() => { try { (0, eval)("globalThis.injected = true"); } catch { /* refused */ } done(); }))`,
		"a fetch to elsewhere":  `fetch(URL).then(() => { globalThis.injected = true; }, () => {})`,
		"a beacon to elsewhere": `navigator.sendBeacon(URL, "x")`,
		"an image from elsewhere": `new Promise(done => { const i = new Image(); i.src = URL;
			i.onload = i.onerror = done; })`,
		"a frame from elsewhere": `(f => { f.src = URL; document.body.append(f);
			})(document.createElement("iframe"))`,
		"a WebSocket to elsewhere": `new Promise(done => { try { const w = new WebSocket(URL.replace("http", "ws"));
			w.onerror = w.onopen = done; } catch { done(); } })`,
	}
	for name, script := range attempts {
		b.do(`(async () => { await (` + strings.ReplaceAll(script, "URL", quote(abroad.URL)) + `); })()`)
		if eval[bool](b, `globalThis.injected === true`) {
			t.Errorf("%s was not kept out", name)
			b.do(`globalThis.injected = false`)
		}
		if met.Swap(0) > 0 {
			t.Errorf("%s reached the other server", name)
		}
	}
	if strings.Contains(eval[string](b, `document.querySelector("meta[http-equiv=Content-Security-Policy]").content`),
		"unsafe-inline") {
		t.Error("the policy allows unsafe-inline")
	}
}
