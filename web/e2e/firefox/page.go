package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strings"
	"time"
)

// visit opens an address and waits until its page is loaded. From the network to the disk
// Firefox goes by way of another process, and scripts may still reach the page before.
func (b *browser) visit(address string) error {
	if err := b.ask("WebDriver:Navigate", map[string]any{"url": address}, nil); err != nil {
		return err
	}
	page, _, _ := strings.Cut(address, "#")
	return b.until(fmt.Sprintf(`document.readyState === "complete" && location.href.split("#")[0] === %q`, page))
}

// do runs the body of an async function in the page, and puts what it returns into
// result.
func (b *browser) do(script string, result any) error {
	var answer struct {
		Value struct {
			Returned json.RawMessage
			Thrown   string
		}
	}
	err := b.ask("WebDriver:ExecuteAsyncScript", map[string]any{"sandbox": nil, "args": []any{}, "script": `
		const done = arguments[arguments.length - 1];
		(async () => {` + script + `})().then((returned = null) => done({ returned }),
			(error) => done({ thrown: String(error) }));`}, &answer)
	if err != nil {
		return err
	}
	if answer.Value.Thrown != "" {
		return errors.New(answer.Value.Thrown)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer.Value.Returned, result)
}

// until waits until an expression is true. A page that is just being loaded again is
// asked later.
func (b *browser) until(expression string) error {
	var err error
	var yes bool
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if err = b.do("return Boolean(await ("+expression+"))", &yes); err == nil && yes {
			return nil
		}
	}
	return fmt.Errorf("waited in vain until %s (last error: %v)", expression, err)
}

// click clicks an element as a mouse does.
func (b *browser) click(selector string) error {
	var found struct{ Value map[string]string }
	err := b.ask("WebDriver:FindElement", map[string]any{"using": "css selector", "value": selector}, &found)
	if err != nil {
		return err
	}
	for _, id := range found.Value {
		return b.ask("WebDriver:ElementClick", map[string]any{"id": id}, nil)
	}
	return fmt.Errorf("there is no %s", selector)
}

const (
	escape = "\ue00c"
	enter  = "\ue007"
)

// press presses keys one after the other.
func (b *browser) press(keys string) error {
	var actions []any
	for _, key := range strings.Split(keys, "") {
		actions = append(actions, map[string]any{"type": "keyDown", "value": key},
			map[string]any{"type": "keyUp", "value": key})
	}
	return b.ask("WebDriver:PerformActions", map[string]any{"actions": []any{
		map[string]any{"type": "key", "id": "keyboard", "actions": actions}}}, nil)
}

// picture is what stands on the screen.
func (b *browser) picture() (image.Image, error) {
	var taken struct{ Value string }
	if err := b.ask("WebDriver:TakeScreenshot", map[string]any{"full": false}, &taken); err != nil {
		return nil, err
	}
	data, err := base64.StdEncoding.DecodeString(taken.Value)
	if err != nil {
		return nil, err
	}
	return png.Decode(bytes.NewReader(data))
}
