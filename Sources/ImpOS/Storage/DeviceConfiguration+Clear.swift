/// What `imp.clearconfiguration` is asked to forget.
public enum ConfigurationPart: String, CaseIterable, Codable, Sendable {
    case wifi, staticNetwork, proxy, all
}

extension DeviceConfiguration {
    /// Forgets a part. Wi-Fi keeps the enrolment and an armed WPS, so that a factory can prepare both.
    ///
    /// Rescue pin, country and NVRAM image are the factory's, about the board; no part has them. Nor has one the user
    /// configuration, which is kept elsewhere.
    public mutating func clear(_ part: ConfigurationPart) {
        switch part {
        case .wifi: wifi = nil
        case .staticNetwork: staticNetwork = nil
        case .proxy: proxy = nil
        case .all: (wifi, staticNetwork, proxy, enrolment, wps) = (nil, nil, nil, nil, nil)
        }
    }
}
