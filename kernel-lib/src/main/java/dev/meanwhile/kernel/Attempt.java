package dev.meanwhile.kernel;

/// A step of setting a kernel up. It never throws, because an exception would end some kernels without a word.
interface Attempt {
    void run() throws Exception;

    /// @param what completes the sentence "Meanwhile cannot …"
    static void to(String what, Attempt step) {
        try {
            step.run();
        } catch (Exception | LinkageError e) {
            System.err.println("Meanwhile cannot " + what + " in this kernel: " + e);
        }
    }
}
