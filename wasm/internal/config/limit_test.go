package config

import (
	"encoding/json"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"neuralplay/wasm/internal/message"
)

// What is far too much is refused at once, and says so in a single message.
func TestLimits(t *testing.T) {
	var many strings.Builder
	for i := range 200_000 {
		many.WriteString("&k" + strconv.Itoa(i) + "=1")
	}
	// How little is made of it says how soon; a test must not depend on a clock.
	soon := func(name string, f func()) {
		t.Helper()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f()
		runtime.ReadMemStats(&after)
		if made := after.Mallocs - before.Mallocs; made > 20_000 {
			t.Errorf("%s: %d allocations", name, made)
		}
	}
	soon("a link of 200,000 keys", func() {
		c, warnings := Parse("#v=1"+many.String(), fresh)
		if len(warnings) != 1 || warnings[0].Code != "link.tooLong" || warnings[0].Count != 3+many.Len() ||
			!equal(c, Default("0.55555")) {
			t.Errorf("got %s, %.300v", c.Link(), warnings)
		}
	})
	soon("a link of 1,000 keys", func() {
		c, warnings := Parse("v=1&noise=5"+many.String()[:7000]+"&noise=10&rho=0.7", fresh)
		if n := len(warnings); n != mostKeys-2+1 || warnings[0].Code != "link.manyKeys" || c.Noise != 10 ||
			c.Rho != 0.9 {
			t.Errorf("got %d warnings, %s", n, c.Link())
		}
	})
	soon("a long seed", func() {
		c, warnings := Parse("v=1&seed="+strings.Repeat("7", mostText+1), fresh)
		if len(warnings) != 1 || warnings[0].Want.Most != mostText || len(warnings[0].Got) > 70 || c.Seed != "0.55555" {
			t.Errorf("got %s, %v", c.Link(), warnings)
		}
		if c, warnings := Parse("v=1&seed="+strings.Repeat("7", mostText), fresh); len(warnings) != 0 ||
			len(c.Seed) != mostText {
			t.Errorf("the longest seed: %v", warnings)
		}
	})
	large := Values{}
	for i := range 200_000 {
		large["k"+strconv.Itoa(i)] = 1.0
	}
	soon("a patch of 200,000 keys", func() {
		if _, _, err := Default("1").Patch(large); err == nil || message.Of(err).Code != "config.manyKeys" {
			t.Errorf("got %v", err)
		}
	})
	long := []byte(`{"networkShape": [` + strings.Repeat("1,", 200_000) + `1]}`)
	soon("a long patch", func() {
		var values Values
		err := json.Unmarshal(long, &values)
		if err == nil || message.Of(err).Code != "config.tooLong" {
			t.Errorf("got %v", err)
		}
	})
	// What we write ourselves is far from the limits.
	c := Default(strings.Repeat("7", mostText))
	for _, r := range rows {
		if r.Key != "v" && r.name() == "text" {
			r.assign(&c, strings.Repeat("#", mostText))
		}
	}
	for range 32 {
		c.Slice = append(c.Slice, -123456.78901234567)
	}
	for i, name := range Hideable() {
		if i%2 == 0 {
			c.Hidden[name] = true
		}
	}
	values, _ := json.Marshal(c.Values())
	if n := len(c.Link()); n > mostLink/4 || len(values) > mostValues/4 || len(rows)+len(Hideable()) > mostKeys/2 {
		t.Errorf("a link of %d bytes, values of %d, %d keys", n, len(values), len(rows)+len(Hideable()))
	}
}
