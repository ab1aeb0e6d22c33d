package dev.meanwhile.render;

/// Colours of a picture, from the palette of Okabe and Ito, which people with any kind of colour vision can tell
/// apart. Text has a contrast of at least 4.5:1 to the background, marks of at least 3:1; a test measures it.
///
/// @param background behind everything
/// @param ink        text, and the critical path
/// @param muted      secondary text, parked stretches, arrows
/// @param grid       lines of the axis, decoration only
/// @param flight     operations
/// @param busy       stretches that hold the thread
/// @param good       fulfilled
/// @param bad        rejected, and the way of a failure
/// @param warn       unhandled
public record Theme(
        String background,
        String ink,
        String muted,
        String grid,
        String flight,
        String busy,
        String good,
        String bad,
        String warn) {
    /// Dark on light.
    public static final Theme LIGHT = new Theme(
            "#ffffff", "#1a1a1a", "#595959", "#e3e3e3", "#0072b2", "#b87700", "#00795a", "#c04f00", "#9a3d76");
    /// Light on dark.
    public static final Theme DARK = new Theme(
            "#111111", "#f2f2f2", "#b5b5b5", "#3a3a3a", "#56b4e9", "#e69f00", "#2fc79b", "#ff8a3d", "#e39bc4");
}
