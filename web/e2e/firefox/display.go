package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// startDisplay starts a display that nobody sees, and returns its name. It ends with ctx.
func startDisplay(ctx context.Context, xvfb string) (name string, err error) {
	read, write, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer read.Close()
	command := exec.CommandContext(ctx, xvfb, "-displayfd", "3", "-screen", "0", "1280x1000x24",
		"-nolisten", "tcp")
	command.ExtraFiles = []*os.File{write} // number 3
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	var said strings.Builder
	command.Stderr = &said
	err = command.Start()
	write.Close()
	if err != nil {
		return "", fmt.Errorf("no display: install the package xvfb, or name the command with -xvfb: %w", err)
	}
	number, err := bufio.NewReader(read).ReadString('\n') // it says which is free, or nothing
	if err != nil {
		_ = command.Wait()
		return "", fmt.Errorf("%s does not start: %s", xvfb, said.String())
	}
	go func() { _ = command.Wait() }()
	return ":" + strings.TrimSpace(number), nil
}
