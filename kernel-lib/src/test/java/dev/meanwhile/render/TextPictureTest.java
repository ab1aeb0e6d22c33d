package dev.meanwhile.render;

import org.junit.jupiter.api.Test;

class TextPictureTest {
    @Test
    void show() {
        Stories.all().forEach((name, t) -> System.out.println(t + "\n\n=====\n"));
    }
}
