import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension RequestFailure {
    /// What the program is told of an error of the network.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as HTTPClientError: RequestFailure(client: error)
            case let error as NIOConnectionError: RequestFailure(connection: error)
            case let error as IOError: RequestFailure(system: error)
            case is NIOSSLExtraError: .wrongHost
            case let error as NIOSSLError: RequestFailure(tls: error)
            case is BoringSSLError: .tlsFailed
            case HTTPParserError.invalidEOFState: .partialAnswer
            case is HTTPParserError: .strangeReply
            case is AnswerTooLong: .answerTooLong
            default: .connectionLost
            }
    }

    private init(client error: HTTPClientError) {
        self =
            switch error {
            case .invalidURL, .emptyHost, .emptyScheme: .malformedURL
            case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .tlsHandshakeTimeout,
                .getConnectionFromPoolTimeout:
                .timedOut
            case .remoteConnectionClosed: .noAnswer
            default: .connectionLost
            }
    }

    private init(connection error: NIOConnectionError) {
        let isUnknown = error.connectionErrors.isEmpty && (error.dnsAError ?? error.dnsAAAAError) != nil
        self = isUnknown ? .unknownHost : .noConnection
    }

    private init(system error: IOError) {
        self =
            switch error.errnoCode {
            case ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL: .noConnection
            case ETIMEDOUT: .timedOut
            default: .connectionLost
            }
    }

    private init(tls error: NIOSSLError) {
        self =
            switch error {
            // The library's errors have their reason as text only.
            case .handshakeFailed(let reason) where String(describing: reason).contains("CERTIFICATE_VERIFY_FAILED"),
                .handshakeFailed(let reason) where String(describing: reason).contains("certificate verify"):
                .untrusted
            case .unableToValidateCertificate, .noCertificateToValidate: .untrusted
            case .uncleanShutdown: .partialAnswer
            default: .tlsFailed
            }
    }
}
