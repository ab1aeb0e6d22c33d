package dev.meanwhile.timeline;

/// A place in the learner's code.
///
/// @param place the cell (`"cell 3"`, or just `"cell"` where its number is unknown) or the file (`"Dashboard.java"`)
/// @param line  the line in it, from 1
public record Source(String place, int line) {
    @Override
    public String toString() {
        return place + " line " + line;
    }
}
