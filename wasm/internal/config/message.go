package config

import (
	"encoding/json"
	"fmt"
	"strings"

	"neuralplay/wasm/internal/message"
)

// Codes lists the codes of all messages of this package, sorted. Those that
// begin with "link." are warnings about a link; of the others, config.axes and
// config.idle are warnings, too.
func Codes() []string {
	return []string{
		"config.axes", "config.idle", "config.manyKeys", "config.noInput", "config.similarKey", "config.tooLong",
		"config.unknownKey", "config.value",
		"link.hide", "link.manyKeys", "link.noInput", "link.only", "link.ownData", "link.similarKey", "link.tooLong",
		"link.unknownKey", "link.value",
	}
}

// spelt writes a JSON value as a script's author would, shortened.
func spelt(value any) string {
	text, err := json.Marshal(value)
	if err != nil { // NaN, ±Inf, or a Go value that JSON does not have
		return message.Excerpt(fmt.Sprint(value))
	}
	return message.Excerpt(string(text))
}

// suggest turns the message of an unknown key into one that names a similar key, if
// there is any.
func suggest(m *message.Message, key, code string) {
	if name := similar(key); name != "" {
		m.Code, m.Name, m.Want = code, name, &message.Want{Kind: "thisKey", Names: []string{name}}
	}
}

// similar returns the key that differs from an unknown one only in upper and
// lower case, or "".
func similar(key string) string {
	for _, r := range rows {
		if strings.EqualFold(r.Key, key) {
			return r.Key
		}
	}
	return ""
}

// AxesWarning says that the data, of so many inputs, do not have the axes of c:
// the first two are shown.
func (c Config) AxesWarning(inputs int) message.Message {
	axes, _ := rowOf("axes")
	return message.Message{
		Code: "config.axes", Key: axes.Key, Got: axes.text(&c),
		Want: &message.Want{Kind: "axesOf", Most: inputs}, Used: "1,2",
	}
}

// OwnDataWarning says that a link asked for a person's own data, which it cannot
// carry. c is the configuration that counts instead; see WithoutOwn.
func (c Config) OwnDataWarning() message.Message {
	key := "dataset"
	if c.Problem == "regression" {
		key = "regDataset"
	}
	return message.Message{Code: "link.ownData", Key: key, Got: Own, Want: message.A("ownData"), Used: c.DatasetInUse()}
}
