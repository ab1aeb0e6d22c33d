package dev.meanwhile.promise;

/// A remote operation failed, because the network of the run says so.
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;

    /// @param operation the operation that failed
    /// @param reason    why, as in "503 Service Unavailable"
    public ServiceException(String operation, String reason) {
        super(operation + ": " + reason);
        this.operation = operation;
    }

    /// The operation that failed.
    public String operation() {
        return operation;
    }
}
