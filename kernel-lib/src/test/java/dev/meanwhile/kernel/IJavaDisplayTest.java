package dev.meanwhile.kernel;

import static dev.meanwhile.Workbook.await;
import static dev.meanwhile.Workbook.simulate;
import static dev.meanwhile.service.Blog.fetchUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// On the base of IJava that is published; IJava's own main class is a stand-in.
class IJavaDisplayTest {
    private static final class Kernel extends BaseKernel {
        @Override
        public DisplayData eval(String code) {
            throw new UnsupportedOperationException("these tests only render");
        }

        @Override
        public LanguageInfo getLanguageInfo() {
            return new LanguageInfo.Builder("Java").build();
        }
    }

    @AfterEach
    void noKernel() {
        IJava.kernel = null;
    }

    @Test
    void aRunAndItsTimelineAreShownInThreeForms() throws Exception {
        IJava.kernel = new Kernel();
        IJavaDisplay.register();

        var run = simulate("one", () -> await(fetchUser()));

        for (var result : new Object[] {run, run.timeline()}) {
            var shown = IJava.kernel.getRenderer().render(result);
            assertThat(shown.getData(MIMEType.parse("text/plain")).toString()).contains("fetchUser");
            assertThat(shown.getData(MIMEType.parse("text/html")).toString()).contains("<svg");
            assertThat(shown.getData(MIMEType.parse("image/svg+xml")).toString())
                    .startsWith("<svg");
        }
    }

    @Test
    void otherValuesAreShownAsEver() throws Exception {
        IJava.kernel = new Kernel();
        IJavaDisplay.register();

        var shown = IJava.kernel.getRenderer().render(42);

        assertThat(shown.getData(MIMEType.parse("text/plain"))).isEqualTo("42");
        assertThat(shown.hasDataForType(MIMEType.parse("text/html"))).isFalse();
    }

    @Test
    void withoutAKernelNothingHappens() {
        assertThatCode(IJavaDisplay::register).doesNotThrowAnyException();
        assertThatCode(Notebook::connect).doesNotThrowAnyException();
    }
}
