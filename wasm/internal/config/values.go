package config

import "neuralplay/wasm/internal/message"

// Values is a configuration, or some settings of one, as an object with the
// link's keys.
type Values = map[string]any

// Messages returns warnings as messages.
func Messages(warnings []Warning) []message.Message {
	var messages []message.Message
	for _, w := range warnings {
		messages = append(messages, message.Message{Code: "link.value", Key: w.Key, Got: w.Got, Used: w.Used})
	}
	return messages
}
