package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// browser is a Firefox that is driven by Marionette, its own protocol: each message is
// JSON after its length and a colon. It speaks the commands of WebDriver.
type browser struct {
	name    string // and its version
	process *exec.Cmd
	ended   chan struct{} // closed when the process has ended
	profile string
	conn    net.Conn
	reader  *bufio.Reader
	last    int // number of the last command
}

// preferences make Firefox draw WebGL in software and talk to nobody.
const preferences = `user_pref("marionette.port", 0);
user_pref("webgl.force-enabled", true);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("network.proxy.type", 0);
user_pref("intl.accept_languages", "en");
`

func startFirefox(ctx context.Context, path, display string) (*browser, error) {
	profile, err := os.MkdirTemp("", "neuralplay-firefox")
	if err != nil {
		return nil, err
	}
	b := &browser{profile: profile, ended: make(chan struct{})}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(preferences), 0o644); err != nil {
		os.RemoveAll(profile)
		return nil, err
	}
	b.process = exec.CommandContext(ctx, path, "--no-remote", "--profile", profile, "--marionette", "about:blank")
	b.process.Env = append(os.Environ(), "DISPLAY="+display, "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+profile)
	var said strings.Builder
	b.process.Stdout, b.process.Stderr = &said, &said
	if err := b.process.Start(); err != nil {
		os.RemoveAll(profile)
		return nil, err
	}
	go func() { _ = b.process.Wait(); close(b.ended) }()
	if err := b.connect(); err != nil {
		b.quit()
		return nil, fmt.Errorf("%s does not start: %w\n%s", path, err, said.String())
	}
	return b, nil
}

// connect waits until Firefox has written down where it listens.
func (b *browser) connect() error {
	var port []byte
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		select {
		case <-b.ended:
			return fmt.Errorf("it ended: %v", b.process.ProcessState)
		default:
		}
		if port, err = os.ReadFile(filepath.Join(b.profile, "MarionetteActivePort")); err == nil && len(port) > 0 {
			break
		}
	}
	if err != nil {
		return err
	}
	if b.conn, err = net.Dial("tcp", "127.0.0.1:"+strings.TrimSpace(string(port))); err != nil {
		return err
	}
	b.reader = bufio.NewReader(b.conn)
	if _, err := b.receive(); err != nil { // the greeting
		return err
	}
	var session struct {
		Capabilities struct{ BrowserName, BrowserVersion string }
	}
	err = b.ask("WebDriver:NewSession", map[string]any{}, &session)
	b.name = session.Capabilities.BrowserName + " " + session.Capabilities.BrowserVersion
	return err
}

func (b *browser) quit() {
	if b.conn != nil {
		_ = b.ask("Marionette:Quit", map[string]any{"flags": []string{"eForceQuit"}}, nil)
		b.conn.Close()
	}
	select {
	case <-b.ended:
	case <-time.After(10 * time.Second):
		_ = b.process.Process.Kill()
		<-b.ended
	}
	os.RemoveAll(b.profile)
}

func (b *browser) receive() (json.RawMessage, error) {
	_ = b.conn.SetReadDeadline(time.Now().Add(2 * patience))
	var length int
	if _, err := fmt.Fscanf(b.reader, "%d:", &length); err != nil {
		return nil, err
	}
	text := make([]byte, length)
	_, err := io.ReadFull(b.reader, text)
	return text, err
}

// ask sends a command and puts what it answers into result.
func (b *browser) ask(command string, parameters, result any) error {
	b.last++
	text, err := json.Marshal([]any{0, b.last, command, parameters})
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(b.conn, "%d:%s", len(text), text); err != nil {
		return err
	}
	if text, err = b.receive(); err != nil {
		return fmt.Errorf("%s: %w", command, err)
	}
	var answer [4]json.RawMessage // 1, the number, an error, the result
	if err := json.Unmarshal(text, &answer); err != nil {
		return err
	}
	var refused *struct{ Error, Message string }
	if err := json.Unmarshal(answer[2], &refused); err != nil {
		return err
	}
	if refused != nil {
		return fmt.Errorf("%s: %s", command, cmp.Or(refused.Message, refused.Error))
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(answer[3], result)
}
