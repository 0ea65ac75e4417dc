// Package export writes what a network computes as a program in another language.
package export
